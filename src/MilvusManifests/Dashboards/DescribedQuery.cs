using System.Buffers;
using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Text;

namespace MilvusManifests.Dashboards;

/// <summary>The words that stand in descriptions for what differs between the sets that they are compiled for: <c>%milvus%</c>.</summary>
/// <param name="Words">The words, without percent signs, and what stands for them.</param>
internal sealed record DescriptionWords(ImmutableArray<(string Word, string Text)> Words)
{
    private const string Cluster = "cluster=~\"$cluster\"";
    private const string Instance = $"{Cluster}, namespace=\"$namespace\", app_kubernetes_io_instance=\"$release\"";

    /// <summary>The words that there are in dashboards about something.</summary>
    public static ImmutableArray<string> Names(DashboardSubject subject) =>
        subject == DashboardSubject.Stack ? ["cluster"] : ["cluster", "name", "instance", "milvus", "component", "chosen"];

    /// <summary>The first word of a text that there is not; null if there is none.</summary>
    public static string? Unknown(string text, DashboardSubject subject)
    {
        var names = Names(subject);
        for (var start = text.IndexOf('%', StringComparison.Ordinal); start >= 0; start = text.IndexOf('%', start + 1))
        {
            var end = start + 1;
            while (end < text.Length && char.IsAsciiLetterLower(text[end]))
            {
                end++;
            }

            if (end > start + 1 && end < text.Length && text[end] == '%')
            {
                if (!names.Contains(text[(start + 1)..end], StringComparer.Ordinal))
                {
                    return text[(start + 1)..end];
                }

                start = end;
            }
        }

        return null;
    }

    /// <summary>The words of dashboards about the stack.</summary>
    public static DescriptionWords OfStack { get; } = new([("cluster", Cluster)]);

    /// <summary>The words of dashboards about Milvus.</summary>
    public static DescriptionWords Of(MilvusGroup group)
    {
        var names = group.Instances.Select(instance => instance.Names.Value.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var name = names.Length == 1 ? $"app_kubernetes_io_name=\"{names[0]}\"" : $"app_kubernetes_io_name=~\"{string.Join('|', names)}\"";
        return new(
        [
            ("cluster", Cluster),
            ("name", name),
            ("instance", Instance),
            ("milvus", $"{Instance}, {name}"),
            ("component", group.ComponentLabel),
            ("chosen", $"{Instance}, {name}, {group.ComponentLabel}=~\"$component\""),
        ]);
    }

    /// <summary>The text with what the words stand for; <see langword="null"/> if it has none of them.</summary>
    public MappedText? Replace(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return null;
        }

        var (written, result, at) = (MappedText.AsWritten(text, 0), new MappedText.Builder(2 * text.Length), 0);
        for (var start = text.IndexOf('%', StringComparison.Ordinal); start >= 0; start = text.IndexOf('%', start + 1))
        {
            foreach (var (word, value) in Words)
            {
                if (start + word.Length + 1 < text.Length && text[start + word.Length + 1] == '%' && text.AsSpan(start + 1).StartsWith(word, StringComparison.Ordinal))
                {
                    result.Add(written, at, start - at);
                    result.Add(value, new TextSpan(start, word.Length + 2));
                    at = start + word.Length + 2;
                    start = at - 1;
                    break;
                }
            }
        }

        result.Add(written, at, text.Length - at);
        return result.Build(new TextSpan(0, text.Length));
    }
}

/// <summary>The metrics that a query selects, found without parsing it.</summary>
internal static class QueriedMetrics
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:");

    /// <summary>Whether a metric of a query is known, and known to have no series in any of the versions that run.</summary>
    public static bool AreMissing(string query, ImmutableArray<MetricView> views)
    {
        for (var at = 0; at < query.Length; at++)
        {
            if (query[at] is '"' or '\'' or '`')
            {
                at = EndOfString(query, at);
            }
            else if (query[at] == '{')
            {
                at = EndOfMatchers(query, at);
            }
            else if (NameCharacters.Contains(query[at]))
            {
                var length = query.AsSpan(at).IndexOfAnyExcept(NameCharacters);
                length = length < 0 ? query.Length - at : length;
                if (!char.IsAsciiDigit(query[at]) && (at == 0 || query[at - 1] != '$') && IsMissing(query.Substring(at, length), views))
                {
                    return true;
                }

                at += length - 1;
            }
        }

        return false;
    }

    private static bool IsMissing(string name, ImmutableArray<MetricView> views)
    {
        foreach (var view in views)
        {
            if (view.Find(name) is not { } series || (series.Metric.Presence != Presence.Absent && series.Metric.IsWritten))
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfString(string query, int start)
    {
        for (var at = start + 1; at < query.Length; at++)
        {
            if (query[at] == '\\' && query[start] != '`')
            {
                at++;
            }
            else if (query[at] == query[start])
            {
                return at;
            }
        }

        return query.Length;
    }

    private static int EndOfMatchers(string query, int start)
    {
        for (var at = start + 1; at < query.Length; at++)
        {
            if (query[at] is '"' or '\'' or '`')
            {
                at = EndOfString(query, at);
            }
            else if (query[at] == '}')
            {
                return at;
            }
        }

        return query.Length;
    }
}

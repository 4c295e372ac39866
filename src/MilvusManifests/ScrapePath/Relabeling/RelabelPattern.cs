using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using MilvusManifests.Text.Patterns;

namespace MilvusManifests.ScrapePath.Relabeling;

/// <summary>The regular expression of a relabelling rule, which has to match the whole value.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config</remarks>
internal sealed class RelabelPattern
{
    private static readonly ConcurrentDictionary<string, RelabelPattern> Of = new(StringComparer.Ordinal);

    private readonly string pattern;
    private readonly SimplePattern? simple;
    private readonly Lazy<Regex?> regex;
    private readonly Dictionary<string, int> groups = new(StringComparer.Ordinal);

    private RelabelPattern(string text)
    {
        // Nearly every pattern is a name, and creating an engine takes longer than all the rest.
        pattern = text;
        simple = SimplePattern.Parse(text);
        regex = new(Build);
    }

    /// <summary>Whether an engine without backtracking can match it; otherwise nothing is known of what it matches.</summary>
    public bool IsSupported => simple is not null || regex.Value is not null;

    /// <summary>The pattern of a text.</summary>
    public static RelabelPattern Parse(string text)
    {
        if (Of.TryGetValue(text, out var known))
        {
            return known;
        }

        // A limit for long-running processes; dropped patterns are built again.
        if (Of.Count > 4096)
        {
            Of.Clear();
        }

        return Of.GetOrAdd(text, static pattern => new(pattern));
    }

    /// <summary>Whether a whole text matches; null if that is not known.</summary>
    public bool? IsMatch(string text) => simple?.IsMatch(text) ?? PlainPattern.IsMatch(pattern, text) ?? regex.Value?.IsMatch(text);

    /// <summary>The replacement of a text that matches, with <c>$1</c> and <c>${name}</c> replaced by what the groups match; null if it does not match.</summary>
    /// <remarks>https://pkg.go.dev/regexp#Regexp.Expand</remarks>
    public string? Expand(string text, string replacement)
    {
        var match = simple is null ? regex.Value?.Match(text) : null;
        if (simple?.IsMatch(text) == false || match is { Success: false } || !IsSupported)
        {
            return null;
        }

        var groupOf = match is null ? simple!.Group : (Func<string, string, string>)((name, _) => Group(name, match));

        var expanded = new StringBuilder();
        for (var i = 0; i < replacement.Length;)
        {
            var dollar = replacement.IndexOf('$', i);
            if (dollar < 0)
            {
                return expanded.Append(replacement, i, replacement.Length - i).ToString();
            }

            expanded.Append(replacement, i, dollar - i);
            i = AppendReference(expanded, replacement, dollar, name => groupOf(name, text));
        }

        return expanded.ToString();
    }

    private static int AppendReference(StringBuilder expanded, string replacement, int dollar, Func<string, string> groupOf)
    {
        var next = dollar + 1;
        if (next < replacement.Length && replacement[next] == '$')
        {
            expanded.Append('$');
            return next + 1;
        }

        var inBraces = next < replacement.Length && replacement[next] == '{';
        var begin = inBraces ? next + 1 : next;
        var end = begin;
        while (end < replacement.Length && (char.IsLetterOrDigit(replacement[end]) || replacement[end] == '_'))
        {
            end++;
        }

        if (end == begin || (inBraces && (end == replacement.Length || replacement[end] != '}')))
        {
            expanded.Append('$');
            return next;
        }

        expanded.Append(groupOf(replacement[begin..end]));
        return inBraces ? end + 1 : end;
    }

    private string Group(string name, Match match) =>
        name.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            ? int.TryParse(name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? match.Groups[number].Value : ""
            : groups.TryGetValue(name, out var index) ? match.Groups[index].Value : "";

    private Regex? Build()
    {
        if (pattern.Length > Pattern.LongestPattern || PatternTranslation.Translate(pattern, PatternFlavour.Re2, out var reason, out _) is not { } translated || reason is not null)
        {
            return null;
        }

        try
        {
            return new Regex($@"\A(?s:{Unnamed(translated)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // .NET numbers groups with names after all others, Go numbers them as they come.
    private string Unnamed(string translated)
    {
        var text = new StringBuilder(translated.Length);
        var (count, inClass) = (0, false);
        for (var i = 0; i < translated.Length; i++)
        {
            var c = translated[i];
            text.Append(c);
            if (c == '\\' && i + 1 < translated.Length)
            {
                text.Append(translated[++i]);
            }
            else if (inClass || c == '[')
            {
                inClass = c != ']';
            }
            else if (c == '(')
            {
                var isNamed = translated.AsSpan(i).StartsWith("(?<", StringComparison.Ordinal) && i + 3 < translated.Length && translated[i + 3] is not ('=' or '!');
                count += isNamed || i + 1 == translated.Length || translated[i + 1] != '?' ? 1 : 0;
                if (isNamed)
                {
                    var close = translated.IndexOf('>', i);
                    groups[translated[(i + 3)..close]] = count;
                    i = close;
                }
            }
        }

        return text.ToString();
    }
}

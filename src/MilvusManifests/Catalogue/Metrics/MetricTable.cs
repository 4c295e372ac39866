using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue.Metrics;

/// <summary>
/// A file of metrics. Only the lines with names are looked at when it is opened: an entry is read when it is asked for. <c>Tables/README.md</c> explains the format.
/// </summary>
internal sealed class MetricTable
{
    private readonly string name;
    private readonly string text;
    private readonly Dictionary<string, (int Start, int Section)> entries = new(StringComparer.Ordinal);
    private readonly List<MetricSource> sections = [];

    private MetricTable(SourceText source)
    {
        (name, text) = (source.Path, source.Text);
        for (var at = 0; at < text.Length; at = EndOfLine(at) + 1)
        {
            if (text[at] == '=')
            {
                sections.Add(Section(LineAt(at)));
            }
            else if (text[at] is not (' ' or '#' or '\n'))
            {
                var line = LineAt(at);
                entries.Add(line[..line.IndexOf(' ')].ToString(), (at, sections.Count - 1));
            }
        }
    }

    /// <summary>Its metrics, in its order.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>Opens a table.</summary>
    public static MetricTable Open(SourceText source) => new(source);

    /// <summary>Whether it has a metric.</summary>
    public bool Has(string metric) => entries.ContainsKey(metric);

    /// <summary>The entry of a metric; null if it has none.</summary>
    public MetricEntry? Find(string metric) => entries.TryGetValue(metric, out var entry) ? Read(metric, entry.Start, sections[entry.Section]) : null;

    private MetricEntry Read(string metric, int start, MetricSource source)
    {
        var head = LineAt(start).ToString().Split(' ');
        if (head.Length != 3 || MetricTypes.Find(head[1]) is not { } type || MetricUnits.Find(head[2]) is not { } unit)
        {
            throw Malformed(metric);
        }

        var at = EndOfLine(start) + 1;
        var meaning = LineAt(at).Trim().ToString();
        var facts = ImmutableArray.CreateBuilder<MetricFact>();
        for (at = EndOfLine(at) + 1; at < text.Length && text[at] == ' '; at = EndOfLine(at) + 1)
        {
            facts.Add(Fact(LineAt(at).Trim()) ?? throw Malformed(metric));
        }

        return new(metric, type, unit, source, meaning, facts.DrainToImmutable());
    }

    // KEY [LABEL] [VERSIONS][: TEXT]
    private static MetricFact? Fact(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(": ");
        var head = colon < 0 ? line : line[..colon];
        var text = colon < 0 ? "" : line[(colon + 2)..].ToString();
        var key = FirstWord(ref head);
        var label = key == MetricFact.Values ? FirstWord(ref head) : "";
        return head.IsEmpty ? new(key, label, VersionRanges.Any, text)
            : VersionRanges.Parse(head) is { } versions ? new(key, label, versions, text)
            : null;
    }

    private static string FirstWord(ref ReadOnlySpan<char> words)
    {
        var space = words.IndexOf(' ');
        var word = space < 0 ? words : words[..space];
        words = space < 0 ? [] : words[(space + 1)..];
        return word.ToString();
    }

    // = PROGRAM[/COMPONENT]: TITLE
    private static MetricSource Section(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(": ");
        var key = line[2..colon].ToString().Split('/');
        return new(key[0], key.Length > 1 ? key[1] : "", line[(colon + 2)..].ToString());
    }

    private int EndOfLine(int at) => text.IndexOf('\n', at) is var end && end < 0 ? text.Length : end;

    private ReadOnlySpan<char> LineAt(int at) => text.AsSpan(at, EndOfLine(at) - at);

    private InvalidOperationException Malformed(string metric) => new($"The entry of '{metric}' in '{name}' is malformed.");
}

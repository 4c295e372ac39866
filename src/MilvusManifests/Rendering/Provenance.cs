using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Remembers what wrote each rendered text, to blame the line that a person wrote instead of one that a template made.</summary>
/// <param name="configurationPath">The configuration as its places name it: the only origin of values that a user can change.</param>
public sealed class Provenance(string configurationPath)
{
    private const int LongestQuote = 120;

    private readonly Dictionary<SourceText, RenderedText> texts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives a rendered text the name of the file it becomes, and remembers what wrote it.</summary>
    public SourceText Add(RenderedText text, string path)
    {
        var source = text.ToSourceText(path);
        texts.Add(source, text);
        return source;
    }

    /// <summary>
    /// The same diagnostic at the line its reader wrote: the configuration where a value was passed through, else the template. A diagnostic
    /// about anything but a rendered text is left as it is.
    /// </summary>
    public Diagnostic Explain(Diagnostic diagnostic)
    {
        if (diagnostic.Location is not { } place || !texts.TryGetValue(place.Source, out var text) || FindSite(text, place) is not { } site)
        {
            return diagnostic;
        }

        var related = diagnostic.Related.Select(part => part.Location is { } other && texts.TryGetValue(other.Source, out var rendered) && FindSite(rendered, other) is { } its
            ? part with { Location = its.Template }
            : part);
        var blamed = site.Origin is { } origin && string.Equals(origin.Path, configurationPath, StringComparison.Ordinal) ? origin : null;
        return diagnostic with
        {
            Location = blamed ?? site.Template,
            Related =
            [
                .. blamed is null ? Array.Empty<RelatedLocation>() : [new RelatedLocation("written by", site.Template)],
                .. site.Callers,
                .. related,
                new RelatedLocation($"line {place.Start.Line} of {place.Path} would read: {Quote(place)}", null),
            ],
        };
    }

    private static RenderedSite? FindSite(RenderedText text, Location place)
    {
        // A place at the very end, as of something missing, belongs to whoever wrote last.
        var start = Math.Min(place.Span.Start, text.Text.Length - 1);
        var site = text.Find(start);
        var isQuote = start >= 0 && text.Text[start] is '"' or '\'';
        return site is { Origin: null } && isQuote && text.Find(start + 1) is { Origin: not null } quoted ? quoted : site;
    }

    private static string Quote(Location place)
    {
        var text = place.Source.Text;
        var start = Math.Min(place.Span.Start, text.Length);
        var from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var to = text.IndexOf('\n', from);
        var line = text[from..(to < 0 ? text.Length : to)].Trim();
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "...";
    }
}

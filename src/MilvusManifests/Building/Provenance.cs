using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>Finds the line that a user wrote for a location in a rendered text: the template and the value that it came from.</summary>
/// <param name="Configurations">The configuration and the files that it extends, as their places name them: the only origins of values that a user can change.</param>
internal sealed record Provenance(ImmutableArray<string> Configurations)
{
    private const int LongestQuote = 120;

    /// <summary>
    /// The same diagnostic at the line its reader wrote: the configuration where a value was passed through, else the template. Text of a shipped
    /// template is right by itself, so what the user's own template wrote before it is blamed. A diagnostic about anything but a rendered text keeps
    /// its place.
    /// </summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="isSecret">Whether it is about a Secret, of which no line may be repeated.</param>
    public Diagnostic Explain(Diagnostic diagnostic, bool isSecret = false)
    {
        var related = diagnostic.Related.Select(part => part.Location is { } other && Find(other) is { } its ? part with { Location = Blame(its) } : part);
        if (diagnostic.Location is not { } place || Find(place) is not { } site)
        {
            return diagnostic with { Related = [.. related] };
        }

        var before = IsShipped(site) ? ((RenderedText)place.Source).FindBefore(place.Span.Start, source => !ShippedTemplates.Has(source)) : null;
        var blamed = before ?? site;
        return diagnostic with
        {
            Location = Blame(blamed),
            Related =
            [
                .. Configured(blamed) is null ? Array.Empty<RelatedLocation>() : [new RelatedLocation("written by", blamed.Template)],
                .. blamed.Callers,
                .. before is null ? Array.Empty<RelatedLocation>() : [new RelatedLocation("noticed at", site.Template)],
                .. related,
                new RelatedLocation(isSecret
                    ? FormattableString.Invariant($"line {place.Start.Line} of {place.Path}, which is a Secret and not shown")
                    : FormattableString.Invariant($"line {place.Start.Line} of {place.Path} would read: {Quote(place)}"), null),
            ],
        };
    }

    /// <summary>An error in a shipped piece is reported at the line of the user's template that included it: the piece itself is right if it gets what it needs.</summary>
    public static Diagnostic BlameCaller(Diagnostic diagnostic)
    {
        var caller = diagnostic.Location is { } place && ShippedTemplates.Has(place.Source)
            ? diagnostic.Related.FirstOrDefault(part => part.Location is { } its && !ShippedTemplates.Has(its.Source))
            : null;
        return caller is null
            ? diagnostic
            : diagnostic with { Location = caller.Location, Related = [new RelatedLocation("noticed at", diagnostic.Location), .. diagnostic.Related.Remove(caller)] };
    }

    /// <summary>The place that its reader wrote of a place in a rendered text; any other place is left as it is.</summary>
    public Location? Explain(Location? place) => place is not null && Find(place) is { } site ? Blame(site) : place;

    private Location? Configured(RenderedSite site) =>
        site.Origin is { } origin && Configurations.Contains(origin.Path, StringComparer.Ordinal) ? origin : null;

    private Location Blame(RenderedSite site) => Configured(site) ?? site.Template;

    private bool IsShipped(RenderedSite site) => Configured(site) is null && ShippedTemplates.Has(site.Template.Source);

    private static RenderedSite? Find(Location place)
    {
        if (place.Source is not RenderedText text)
        {
            return null;
        }

        // A location at the very end, as of something missing, belongs to the last writer.
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
        return Excerpt.Of(line, LongestQuote);
    }
}

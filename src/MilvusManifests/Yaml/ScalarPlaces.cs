using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>Where each character of a scalar is written: what is wrong inside a text is shown at its own line and column, in quotes and in block scalars too.</summary>
/// <remarks>https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions and #chapter-8-block-style-productions</remarks>
internal sealed class ScalarPlaces
{
    private readonly Location whole;
    private readonly ImmutableArray<TextSpan> spans;

    private ScalarPlaces(Location whole, ImmutableArray<TextSpan> spans) => (this.whole, this.spans) = (whole, spans);

    /// <summary>The places of a scalar that was read; null for one that is in no text, or whose value is not what stands there, as that of an alias.</summary>
    public static ScalarPlaces? Of(YamlScalar scalar)
    {
        if (scalar.Location is not { } place)
        {
            return null;
        }

        var isBlock = scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        var written = place.Source.Text.AsSpan(place.Span.Start, isBlock ? LengthOf(place) : place.Span.Length);
        var spans = isBlock ? ScalarDecoder.Block(written, scalar.Value, scalar.Style == YamlScalarStyle.Folded) : ScalarDecoder.Flow(written, scalar.Value, scalar.Style);
        return spans is null ? null : new(place, [.. spans.Select(span => span with { Start = place.Span.Start + span.Start })]);
    }

    /// <summary>Where a part of the value is written.</summary>
    /// <param name="start">Where the part begins in the value.</param>
    /// <param name="length">How long it is.</param>
    public Location At(int start, int length)
    {
        if (spans.IsEmpty)
        {
            return whole;
        }

        var first = spans[Math.Clamp(start, 0, spans.Length - 1)];
        var last = spans[Math.Clamp(start + length - 1, 0, spans.Length - 1)];
        return whole.Source.At(first.Start, Math.Max(0, last.End - first.Start));
    }

    // The blank lines behind a block scalar may be part of its value, and are not of its place.
    private static int LengthOf(Location place)
    {
        var end = place.Span.End;
        while (end < place.Source.Text.Length && place.Source.Text[end] is ' ' or '\t' or '\r' or '\n')
        {
            end++;
        }

        return end - place.Span.Start;
    }
}

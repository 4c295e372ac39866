using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules;

/// <summary>A text, such as an expression, and where each part of it is written in its file.</summary>
internal sealed class PlacedText
{
    private readonly YamlScalar scalar;
    private readonly EmbeddedText? document;
    private readonly MappedText? mapped;
    private readonly PlacedText? origin;
    private readonly Lazy<ScalarPlaces?> places;

    private PlacedText(YamlScalar scalar, EmbeddedText? document, MappedText? mapped, PlacedText? origin, Lazy<ScalarPlaces?> places) =>
        (this.scalar, this.document, this.mapped, this.origin, this.places) = (scalar, document, mapped, origin, places);

    /// <summary>The text.</summary>
    public string Value => mapped?.Value ?? scalar.Value;

    /// <summary>The scalar that it is written in.</summary>
    public YamlScalar Scalar => scalar;

    /// <summary>The value of a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="document">The document inside of another scalar that it is in; null if it is in a file itself.</param>
    public static PlacedText Of(YamlScalar scalar, EmbeddedText? document = null) => new(scalar, document, null, null, new(() => ScalarPlaces.Of(scalar)));

    /// <summary>A text that was made from this one.</summary>
    /// <param name="made">The text, with its origins in this one.</param>
    public PlacedText With(MappedText made) => new(scalar, document, made, this, places);

    /// <summary>Where a part of the text is written; the whole scalar if that is not known, null if it was not read from a text.</summary>
    /// <param name="start">Where the part begins in the text.</param>
    /// <param name="length">How long it is.</param>
    public Location? At(int start, int length)
    {
        if (mapped?.OriginOf(start, length) is { } span)
        {
            return origin!.At(span.Start, span.Length);
        }

        var inside = places.Value?.At(start, length) ?? scalar.Location;
        return inside is not null && document is not null ? document.PlaceOf(inside) : inside;
    }

    /// <summary>Where a node beside the text is written.</summary>
    /// <param name="node">A node of the same document.</param>
    public Location? PlaceOf(YamlNode node) => node.Location is { } inside && document is not null ? document.PlaceOf(inside) : node.Location;
}

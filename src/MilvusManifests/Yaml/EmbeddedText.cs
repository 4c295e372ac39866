using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A document inside of a scalar, such as a file in a ConfigMap, and where each part of it is written.</summary>
internal sealed class EmbeddedText
{
    private readonly YamlScalar scalar;
    private readonly Lazy<ScalarPlaces?> places;

    /// <summary>A document that is the value of a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="path">The name of the document, as an error in it shows it.</param>
    public EmbeddedText(YamlScalar scalar, string path)
    {
        this.scalar = scalar;
        Source = new SourceText(path, scalar.Value);
        places = new(() => ScalarPlaces.Of(scalar));
    }

    /// <summary>The document, to be read.</summary>
    public SourceText Source { get; }

    /// <summary>Where a part of the document is written outside of it; that of the whole scalar if that is not known, null if it was not read.</summary>
    public Location? PlaceOf(Location inside) => places.Value?.At(inside.Span.Start, inside.Span.Length) ?? scalar.Location;
}

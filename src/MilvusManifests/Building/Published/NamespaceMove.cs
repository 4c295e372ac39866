using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Published;

/// <summary>Moves upstream's objects to another namespace, wherever they name it.</summary>
/// <param name="from">The namespace as upstream has it.</param>
/// <param name="to">The namespace that it moves to.</param>
internal sealed class NamespaceMove(string from, string to)
{
    private const string NamespaceLabel = "kubernetes.io/metadata.name";
    private const int MostPlaces = 20;

    /// <summary>An object, moved, and every place of it with a word that may or may not be the namespace.</summary>
    public (YamlMapping Node, ImmutableArray<Location> Left) Apply(YamlMapping node)
    {
        var left = ImmutableArray.CreateBuilder<Location>();
        return (Apply(node, left), left.DrainToImmutable());
    }

    private YamlMapping Apply(YamlMapping node, ImmutableArray<Location>.Builder left)
    {
        var kind = (node["kind"] as YamlScalar)?.Value;
        if (kind == "CustomResourceDefinition")
        {
            // Only a conversion webhook's Service is in a namespace; the rest is types and prose.
            return node.Change<YamlMapping>(["spec", "conversion"], conversion => Visit(conversion, "", left));
        }

        var moved = (YamlMapping)Visit(node, "", left);
        return kind == "Namespace"
            ? moved.Change<YamlScalar>(["metadata", "name"], name => name.Value == from ? Moved(name, to) : name)
            : moved;
    }

    /// <summary>The error that lists every word which may or may not be the namespace.</summary>
    /// <param name="left">Where those words are; at least one.</param>
    /// <param name="location">Where the configuration asks for the namespace.</param>
    public Diagnostic Refuse(IReadOnlyCollection<Location> left, Location? location)
    {
        var count = left.Count == 1 ? "1 place of the source" : FormattableString.Invariant($"{left.Count} places of the source");
        var refused = Diagnostic.Error(
            BuildingCodes.NamespaceNotMoved,
            location,
            $"cannot move the stack to namespace '{to}': '{from}' may or may not mean the namespace in {count}",
            $"replace these files with templates of your own, fix them in a source of your own, or keep the namespace '{from}'");
        foreach (var place in left.Take(MostPlaces))
        {
            refused = refused.With(new RelatedLocation($"'{from}' at", place));
        }

        return left.Count <= MostPlaces ? refused : refused.With(new RelatedLocation(FormattableString.Invariant($"and in {left.Count - MostPlaces} more places"), null));
    }

    private YamlNode Visit(YamlNode node, string key, ImmutableArray<Location>.Builder left) => node switch
    {
        YamlMapping mapping => mapping.WithValues(entry => Visit(entry.Value, Role(mapping, entry.Key.Value, key), left)),
        YamlSequence sequence => sequence.WithItems(item => Visit(item, key, left)),
        YamlScalar { Kind: YamlScalarKind.String } scalar when scalar.Value.Contains(from, StringComparison.Ordinal) => Visit(scalar, key, left),
        _ => node,
    };

    private YamlScalar Visit(YamlScalar scalar, string role, ImmutableArray<Location>.Builder left)
    {
        if (scalar.Value == from)
        {
            return role switch
            {
                "namespace" => Moved(scalar, to),
                "name" or "label" => scalar,
                _ => Leave(scalar, [0], left),
            };
        }

        var (text, ambiguous) = role == "expression" ? NamespaceMatchers.Move(scalar.Value, from, to) : NamespaceWords.Move(scalar.Value, from, to);
        if (role != "prose")
        {
            Leave(scalar, ambiguous, left);
        }

        return ReferenceEquals(text, scalar.Value) ? scalar : Moved(scalar, text);
    }

    // What a value is: the namespace itself, a name or label that only happens to be called the same, prose, or whatever its text says.
    private static string Role(YamlMapping mapping, string key, string outer) => key switch
    {
        "namespace" or "matchNames" or "namespaces" or NamespaceLabel => "namespace",
        "values" when mapping["key"] is YamlScalar { Value: NamespaceLabel } => "namespace",
        "name" => "name",
        "expr" => "expression",
        "description" or "summary" or "message" => "prose",
        "labels" or "matchLabels" or "selector" => "labels",
        _ => outer is "labels" ? "label" : outer is "namespace" ? "" : outer,
    };

    private YamlScalar Leave(YamlScalar scalar, ImmutableArray<int> offsets, ImmutableArray<Location>.Builder left)
    {
        foreach (var offset in offsets)
        {
            if (scalar.Location is { } place)
            {
                left.Add(PlaceOf(scalar, place, offset));
            }
        }

        return scalar;
    }

    // A scalar of many lines is not read from where it says the word: the word's own line is looked for in the text.
    private Location PlaceOf(YamlScalar scalar, Location place, int offset)
    {
        const int Around = 12;
        var start = Math.Max(scalar.Value.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1, offset - Around);
        var snippet = scalar.Value[Math.Min(start, offset)..(offset + from.Length)];
        var at = place.Source.Text.IndexOf(snippet, place.Span.Start, StringComparison.Ordinal);
        return at < 0 || at > place.Span.End ? place : place.Source.At(at + snippet.Length - from.Length, from.Length);
    }

    private static YamlScalar Moved(YamlScalar scalar, string value) => new(value, scalar.Style, YamlScalarKind.String, scalar.Location);
}

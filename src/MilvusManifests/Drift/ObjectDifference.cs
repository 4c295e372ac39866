using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Drift;

/// <summary>How an object, or another document, in a file differs from what is generated.</summary>
/// <param name="Name">The object; empty for a document that is not one.</param>
/// <param name="Kind">Whether the file has it in addition, lacks it, or has it in another form.</param>
/// <param name="Fields">The fields that differ, from what is generated to what is in the file.</param>
internal sealed record ObjectDifference(string Name, ChangeKind Kind, ImmutableArray<FieldChange> Fields)
{
    private static readonly Dictionary<string, string> NoNames = new(StringComparer.Ordinal);

    /// <summary>The difference in a few words.</summary>
    public string Summary => Kind switch
    {
        ChangeKind.Added => $"{Name} was added",
        ChangeKind.Removed => $"{Name} was removed",
        _ => TraceText.Count(Fields.Length, "field") + (Name.Length == 0 ? "" : $" of {Name}"),
    };

    /// <summary>Compares the documents of a file by object, or, if one is not an object, by place.</summary>
    /// <param name="generated">The documents that are generated.</param>
    /// <param name="written">Those in the file.</param>
    /// <param name="cluster">The schemas of the objects.</param>
    public static ImmutableArray<ObjectDifference> Find(ImmutableArray<YamlNode> generated, ImmutableArray<YamlNode> written, SchemaCatalogue cluster) =>
        (Objects(generated), Objects(written)) is ({ } old, { } fresh) ? CompareObjects(old, fresh, cluster) : CompareDocuments(generated, written);

    /// <summary>The difference, a line for each field.</summary>
    /// <param name="toGenerated">Whether it is what generating changes, rather than what an edit changed. What only follows from a new version is then left out.</param>
    /// <param name="isNamed">Whether each line names the object.</param>
    public IEnumerable<string> Lines(bool toGenerated, bool isNamed) => Kind == ChangeKind.Changed
        ? Fields.Where(field => !toGenerated || !field.IsVersion)
            .SelectMany(field => LinesOf(field, toGenerated))
            .Select(line => isNamed && Name.Length > 0 ? $"{Name}: {line}" : line)
        : [(Kind == ChangeKind.Added) == toGenerated ? $"- {Name}" : $"+ {Name}"];

    // What changed in a document in a field says more than how much did.
    private static IEnumerable<string> LinesOf(FieldChange field, bool toGenerated) => field.Parts.IsEmpty
        ? [Line(field, toGenerated)]
        : field.Parts.Select(part => $"{field.Path.ToShortString()}: {Line(part, toGenerated)}");

    private static string Line(FieldChange field, bool toGenerated) => Line(toGenerated ? field with { Old = field.New, New = field.Old } : field);

    private static string Line(FieldChange field) =>
        (field.Summary is not null ? "" : field.Kind switch { ChangeKind.Added => "+ ", ChangeKind.Removed => "- ", _ => "" }) + field.ToShortString();

    private static SortedDictionary<ObjectReference, YamlMapping>? Objects(ImmutableArray<YamlNode> roots)
    {
        var objects = new SortedDictionary<ObjectReference, YamlMapping>(ReferenceOrder.Instance);
        foreach (var root in roots)
        {
            var read = ManifestReader.Read(root);
            foreach (var found in read.Value)
            {
                objects[found.Reference] = found.Node;
            }

            if (!read.Succeeded)
            {
                return null;
            }
        }

        return objects;
    }

    private static ImmutableArray<ObjectDifference> CompareObjects(
        SortedDictionary<ObjectReference, YamlMapping> old, SortedDictionary<ObjectReference, YamlMapping> fresh, SchemaCatalogue cluster)
    {
        var differences = ImmutableArray.CreateBuilder<ObjectDifference>();
        foreach (var reference in old.Keys.Union(fresh.Keys).Order(ReferenceOrder.Instance))
        {
            if (old.GetValueOrDefault(reference) is not { } before)
            {
                differences.Add(new(reference.ToString(), ChangeKind.Added, []));
            }
            else if (fresh.GetValueOrDefault(reference) is not { } after)
            {
                differences.Add(new(reference.ToString(), ChangeKind.Removed, []));
            }
            else if (NodeComparison.Compare(reference, before, after, cluster.Find(GroupVersionKind.Of(after)), NoNames) is { IsEmpty: false } fields)
            {
                differences.Add(new(reference.ToString(), ChangeKind.Changed, fields));
            }
        }

        return differences.DrainToImmutable();
    }

    private static ImmutableArray<ObjectDifference> CompareDocuments(ImmutableArray<YamlNode> generated, ImmutableArray<YamlNode> written) =>
    [
        new("", ChangeKind.Changed, generated.Length == 1 && written.Length == 1
            ? NodeComparison.CompareDocuments(generated[0], written[0])
            : NodeComparison.CompareDocuments(new YamlSequence(generated, null), new YamlSequence(written, null))),
    ];
}

using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>A change of a scalar: a field that was added or removed is taken apart into the values in it.</summary>
/// <param name="Path">Where the value is.</param>
/// <param name="Old">The old value; null where it was added.</param>
/// <param name="New">The new value; null where it was removed.</param>
internal sealed record LeafChange(FieldPath Path, YamlNode? Old, YamlNode? New)
{
    private const int MaxValues = 4096;

    /// <summary>Whether it was added or removed together with the field it is in.</summary>
    public bool IsPart { get; init; }

    /// <summary>The path without what names a particular item.</summary>
    public string Shape => Path.Shape;

    /// <summary>The old text; null where it was added.</summary>
    public string? OldText => (Old as YamlScalar)?.Value;

    /// <summary>The new text; null where it was removed.</summary>
    public string? NewText => (New as YamlScalar)?.Value;

    /// <summary>The change on one line, without the path to a pod's specification.</summary>
    public string Statement => (Old is null ? "+ " : New is null ? "- " : "") + new FieldChange(Path, Old, New).ToShortString();

    /// <summary>The values of an object that changed, without those that are secret, summarised or only follow a version. Of a new object, all its values.</summary>
    public static IEnumerable<LeafChange> Find(ObjectChange change) => change.Kind switch
    {
        ChangeKind.Changed => change.Fields.Where(field => field is { IsVersion: false, Summary: null, IsHidden: false }).SelectMany(Find),
        ChangeKind.Added when !DefinitionChanges.IsDefinition(change.Reference) =>
            Leaves(FieldPath.Root, change.New!.Node).Select(leaf => new LeafChange(leaf.Path, null, leaf.Node) { IsPart = true }),
        _ => [],
    };

    /// <summary>The values of a change; the first ones of a change with very many.</summary>
    public static IEnumerable<LeafChange> Find(FieldChange change)
    {
        if (change.Old is not null && change.New is not null)
        {
            return [new LeafChange(change.Path, change.Old, change.New)];
        }

        var isNew = change.Old is null;
        return Leaves(change.Path, change.Old ?? change.New!).Take(MaxValues)
            .Select(leaf => (isNew ? new LeafChange(leaf.Path, null, leaf.Node) : new LeafChange(leaf.Path, leaf.Node, null)) with
            {
                IsPart = !ReferenceEquals(leaf.Path, change.Path),
            });
    }

    /// <summary>Every value of a node.</summary>
    public static IEnumerable<(FieldPath Path, YamlNode Node)> Leaves(FieldPath path, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping { Entries.Length: > 0 } mapping:
                return mapping.Entries.SelectMany(entry => Leaves(path.Field(entry.Key.Value), entry.Value));
            case YamlSequence { Items.Length: > 0 } sequence:
                var key = ListKey.Find(path.LastField, null, sequence, YamlSequence.Empty);
                return sequence.Items.SelectMany(item => Leaves(path.Item(key.Of(item)), item));
            default:
                return [(path, node)];
        }
    }
}

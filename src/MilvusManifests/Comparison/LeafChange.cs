using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>A change taken apart to the values without parts: of a field that is new or gone, every value in it.</summary>
/// <param name="Path">Where the value is.</param>
/// <param name="Old">The old value; null where there was none.</param>
/// <param name="New">The new value; null where there is none any more.</param>
internal sealed record LeafChange(FieldPath Path, YamlNode? Old, YamlNode? New)
{
    private const int Most = 4096;

    /// <summary>Whether it is new or gone with what it is a part of.</summary>
    public bool IsPart { get; init; }

    /// <summary>The field as a rule about a kind names it.</summary>
    public string Shape => Path.Shape;

    /// <summary>The old text; null where there was none.</summary>
    public string? OldText => (Old as YamlScalar)?.Value;

    /// <summary>The new text; null where there is none any more.</summary>
    public string? NewText => (New as YamlScalar)?.Value;

    /// <summary>The change on one line without the way to a pod's specification.</summary>
    public string Statement => (Old is null ? "+ " : New is null ? "- " : "") + new FieldChange(Path, Old, New).ToShortString();

    /// <summary>The values of a change; of one with very many, the first.</summary>
    public static IEnumerable<LeafChange> Of(FieldChange change)
    {
        if (change.Old is not null && change.New is not null)
        {
            return [new LeafChange(change.Path, change.Old, change.New)];
        }

        var isNew = change.Old is null;
        return Leaves(change.Path, change.Old ?? change.New!).Take(Most)
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

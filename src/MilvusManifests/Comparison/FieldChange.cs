using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>A field that differs. What a Secret holds is not in here: its values are replaced before anybody could print them.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Old">The old value; null where there was none.</param>
/// <param name="New">The new value; null where there is none any more.</param>
public sealed record FieldChange(FieldPath Path, YamlNode? Old, YamlNode? New)
{
    /// <summary>What stands for a value that must not be seen.</summary>
    internal static readonly YamlScalar Hidden = YamlScalar.String("(hidden)");

    /// <summary>The change in words, where its values are too large to be shown: <c>JSON: 3 values changed</c>; null where they are not.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether it only follows from a new version: a version label, a checksum, an image of the same program.</summary>
    public bool IsVersion { get; init; }

    /// <summary>What became of the field.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Whether the values are replaced because they may be secret.</summary>
    public bool IsHidden => ReferenceEquals(Old, Hidden) || ReferenceEquals(New, Hidden);

    /// <summary>The old and the new value, each on one short line that shows what differs; null where there is none.</summary>
    public (string? Old, string? New) Values => ChangedValues.Of(Old, New);

    /// <summary>The change on one line: <c>spec.replicas: 1 -> 2</c>.</summary>
    public override string ToString() => $"{Path}{Separator}{Difference}";

    /// <summary>The change on one line without the way to a pod's specification.</summary>
    public string ToShortString() => $"{Path.ToShortString()}{Separator}{Difference}";

    /// <summary>What became of the value: <c>1 -> 2</c>.</summary>
    public string Difference => Summary ?? (IsHidden ? "changed" : Values switch
    {
        (null, { } added) => added,
        ({ } removed, null) => removed,
        var (old, fresh) => $"{old} -> {fresh}",
    });

    private string Separator => Difference.Length == 0 ? "" : ": ";
}

using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>A field that differs. The content of a Secret is never in here: its values are replaced before anything can print them.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Old">The old value; null where the field was added.</param>
/// <param name="New">The new value; null where the field was removed.</param>
internal sealed record FieldChange(FieldPath Path, YamlNode? Old, YamlNode? New)
{
    /// <summary>The placeholder of a value that must not be shown.</summary>
    internal static readonly YamlScalar Hidden = YamlScalar.String("(hidden)");

    /// <summary>The change in words, where its values are too large to be shown: <c>JSON: 3 changed</c>; null where they are not.</summary>
    public string? Summary { get; init; }

    /// <summary>The changes in the document that the values are, by place in it; the first ones of very many, and none of another text or of a Secret.</summary>
    public ImmutableArray<FieldChange> Parts { get; init; } = [];

    /// <summary>Whether it is the name of a ConfigMap or Secret whose hash of kustomize changed with its content.</summary>
    public bool FollowsHash { get; init; }

    /// <summary>Whether it only follows from a new version: a version label, a checksum or generated name, an image of the same program.</summary>
    public bool IsVersion { get; init; }

    /// <summary>What happened to the field.</summary>
    public ChangeKind Kind => Old is null ? ChangeKind.Added : New is null ? ChangeKind.Removed : ChangeKind.Changed;

    /// <summary>Whether the values are replaced because they may be secret.</summary>
    public bool IsHidden => ReferenceEquals(Old, Hidden) || ReferenceEquals(New, Hidden);

    /// <summary>The old and the new value, each on one short line from where they differ; null where absent.</summary>
    public (string? Old, string? New) Values => ChangedValues.Of(Old, New);

    /// <summary>The change on one line: <c>spec.replicas: 1 -> 2</c>.</summary>
    public override string ToString() => $"{Path}{Separator}{Difference}";

    /// <summary>The change on one line, without the path to a pod's specification.</summary>
    public string ToShortString() => $"{Path.ToShortString()}{Separator}{Difference}";

    /// <summary>The change of the value: <c>1 -> 2</c>.</summary>
    public string Difference => Summary ?? (IsHidden ? "changed" : Values switch
    {
        (null, { } added) => added,
        ({ } removed, null) => removed,
        var (old, fresh) => $"{old} -> {fresh}",
    });

    private string Separator => Difference.Length == 0 ? "" : ": ";
}

using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster;

/// <summary>The labels of an object.</summary>
/// <param name="Known">The labels that are known, with their values.</param>
/// <param name="AreAll">Whether the object has no other labels.</param>
internal sealed record Labels(ImmutableSortedDictionary<string, string> Known, bool AreAll = true)
{
    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>No labels.</summary>
    public static Labels None { get; } = new(Nothing);

    /// <summary>The labels of an object of which nothing is known.</summary>
    public static Labels Unknown { get; } = new(Nothing, AreAll: false);

    /// <summary>The labels in the metadata of an object or a template.</summary>
    public static Labels Of(YamlMapping? owner) => OfMap(new ObjectFields(owner).Fields("metadata").Fields("labels"));

    /// <summary>The strings of a mapping.</summary>
    public static Labels OfMap(ObjectFields map)
    {
        var labels = Nothing.ToBuilder();
        foreach (var (key, value) in map.Node?.Entries ?? [])
        {
            labels[key.Value] = value is YamlScalar { Kind: not YamlScalarKind.Null } scalar ? scalar.Value : "";
        }

        return new(labels.ToImmutable());
    }

    /// <summary>These labels with one more, or with another value of one.</summary>
    public Labels With(string key, string value) => this with { Known = Known.SetItem(key, value) };

    /// <summary>Whether a label is there.</summary>
    public Answer Has(string key) => Known.ContainsKey(key) ? Answer.Yes : AreAll ? Answer.No : Answer.Unknown;

    /// <summary>Whether a label is there and its value is among some; unknown if that depends on a value that something replaces later.</summary>
    public Answer HasAny(string key, ImmutableArray<string> values) =>
        !Known.TryGetValue(key, out var value) ? Has(key)
        : values.Contains(value, StringComparer.Ordinal) ? Answer.Yes
        : IsReplaced(value) || values.Any(IsReplaced) ? Answer.Unknown
        : Answer.No;

    // No label has a '$' or a bracket: it is a variable, or what SOPS encrypted.
    private static bool IsReplaced(string value) => value.AsSpan().IndexOfAny('$', '[') >= 0;
}

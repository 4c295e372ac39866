using MilvusManifests.Yaml;

namespace MilvusManifests.Values;

/// <summary>The <c>apiVersion</c> and <c>kind</c> of an object. A class, because collections of structs would be compiled again at every start.</summary>
/// <param name="ApiVersion">The API group and version, <c>apps/v1</c>; the version alone in the core group.</param>
/// <param name="Kind">The kind.</param>
internal sealed record GroupVersionKind(string ApiVersion, string Kind)
{
    // What tools read from files and no API server serves.
    private static readonly string[] LocalGroups = ["kustomize.config.k8s.io", "milvusmanifests"];

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? ApiVersion[..slash] : "";

    /// <summary>The version within the group.</summary>
    public string Version => ApiVersion[(ApiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether it is a file of kustomize or of this tool, which is never applied to a cluster.</summary>
    internal bool IsLocal => LocalGroups.Contains(Group, StringComparer.Ordinal);

    /// <summary>The values of an object; empty if they are missing.</summary>
    public static GroupVersionKind Of(YamlMapping node) =>
        new((node["apiVersion"] as YamlScalar)?.Value ?? "", (node["kind"] as YamlScalar)?.Value ?? "");

    /// <summary>A kind of a group; the core group is empty.</summary>
    public static GroupVersionKind Of(string group, string version, string kind) => new(group.Length == 0 ? version : $"{group}/{version}", kind);

    /// <summary><c>apps/v1 Deployment</c>.</summary>
    public override string ToString() => $"{ApiVersion} {Kind}";
}

using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>What identifies a Kubernetes object: no two in a cluster share all four.</summary>
/// <param name="Group">The API group, empty for the core one. The version is left out: it is a view of the same object.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for an object that names none.</param>
/// <param name="Name">The name.</param>
internal sealed record ObjectReference(string Group, string Kind, string Namespace, string Name)
{
    /// <summary>The reference of an object; null where kind or name is missing.</summary>
    public static ObjectReference? Of(YamlMapping node)
    {
        if (node["kind"] is not YamlScalar kind || node["metadata"] is not YamlMapping metadata || metadata["name"] is not YamlScalar name)
        {
            return null;
        }

        return new ObjectReference(GroupVersionKind.Of(node).Group, kind.Value, (metadata["namespace"] as YamlScalar)?.Value ?? "", name.Value);
    }

    /// <summary>The object as a person names it: <c>ServiceMonitor milvus/my-release-milvus</c>.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}

using System.Collections.Immutable;

namespace MilvusManifests.Building.GitOps;

/// <summary>A folder of the output that a GitOps engine syncs by itself: the objects in it are in no other.</summary>
/// <param name="Kind">What is in it.</param>
/// <param name="Directory">The folder below the output folder, with <c>/</c>.</param>
/// <param name="Namespace">The namespace whose Milvus it is about; empty for the setup and the stack.</param>
internal sealed record SetPart(PartKind Kind, string Directory, string Namespace)
{
    /// <summary>What the names of an engine's objects for it end in: <c>setup</c>, <c>stack</c>, <c>milvus-NAMESPACE</c>.</summary>
    public string Name => Kind switch
    {
        PartKind.Setup => "setup",
        PartKind.Stack => "stack",
        _ => $"milvus-{Namespace}",
    };

    /// <summary>The parts that have to be applied before, in order.</summary>
    public ImmutableArray<string> DependsOn { get; private init; } = [];

    /// <summary>The parts that some files of a set make up, in the order they are applied.</summary>
    /// <param name="paths">The files with objects, below the output folder.</param>
    public static ImmutableArray<SetPart> Of(IEnumerable<string> paths)
    {
        var parts = paths.Select(Of).OfType<SetPart>().DistinctBy(part => part.Directory).OrderBy(part => part.Kind).ThenBy(part => part.Directory, StringComparer.Ordinal).ToArray();
        return [.. parts.Select(part => part with { DependsOn = [.. parts.Where(other => other.Kind < part.Kind).Select(other => other.Name)] })];
    }

    /// <summary>The part that a file belongs to; null for one that is not applied with the set.</summary>
    /// <param name="path">The file below the output folder.</param>
    public static SetPart? Of(string path) => path.Split('/', 3) switch
    {
        ["setup", _, ..] => new(PartKind.Setup, "setup", ""),
        ["manifests", _, ..] => new(PartKind.Stack, "manifests", ""),
        ["milvus", var space, _] => new(PartKind.Milvus, $"milvus/{space}", space),
        _ => null,
    };
}

/// <summary>What a part of the set has, in the order it is applied.</summary>
internal enum PartKind
{
    /// <summary>Namespaces and CustomResourceDefinitions.</summary>
    Setup,

    /// <summary>Prometheus and everything around it.</summary>
    Stack,

    /// <summary>What is about the Milvus of one namespace.</summary>
    Milvus,
}

using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A valid <c>manifests.config.yaml</c>.</summary>
public sealed record ManifestsConfiguration
{
    /// <summary>The file as it was written.</summary>
    public required YamlMapping Written { get; init; }

    /// <summary>
    /// The file with every key of its shape: one that is absent has its default, or null where it has none. What was written keeps its place.
    /// Content that is Kubernetes' own (resources, tolerations, remote write, patches) is as written.
    /// </summary>
    public required YamlMapping Complete { get; init; }

    /// <summary>The version of the target cluster.</summary>
    public required Setting<KubernetesVersion> Kubernetes { get; init; }

    /// <summary>The stack.</summary>
    public required KubePrometheusConfiguration KubePrometheus { get; init; }

    /// <summary>How Prometheus is allowed to find the targets of other namespaces.</summary>
    public required Setting<RbacScope> Rbac { get; init; }

    /// <summary>The Milvus installations to monitor, in the order they were written.</summary>
    public required ImmutableArray<MilvusInstance> Milvus { get; init; }

    /// <summary>The user's own JSON Patches, in the order they apply.</summary>
    public required ImmutableArray<ObjectPatch> Patches { get; init; }

    /// <summary>The user's schemas: files and folders relative to that of the configuration.</summary>
    public required ImmutableArray<Setting<string>> Schemas { get; init; }

    /// <summary>What to do with an object whose kind no schema knows.</summary>
    public required Setting<UnknownKinds> UnknownKinds { get; init; }

    /// <summary>The user's templates: a folder relative to that of the configuration.</summary>
    public required Setting<string> Templates { get; init; }

    /// <summary>Where the manifests go: a folder relative to that of the configuration.</summary>
    public required Setting<string> Output { get; init; }
}

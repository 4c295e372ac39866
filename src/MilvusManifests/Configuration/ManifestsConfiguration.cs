using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Configuration.Access;
using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Configuration.Stack;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A <c>manifests.config.yaml</c>, with defaults for what it leaves out.</summary>
internal sealed record ManifestsConfiguration
{
    /// <summary>The location of the whole; null for one that is in no file.</summary>
    public required Location? Location { get; init; }

    /// <summary>What the file has, without defaults.</summary>
    public required YamlMapping Written { get; init; }

    /// <summary>The version of the target cluster.</summary>
    public required Setting<KubernetesVersion> Kubernetes { get; init; }

    /// <summary>The stack.</summary>
    public required KubePrometheusConfiguration KubePrometheus { get; init; }

    /// <summary>How people reach the programs of the stack.</summary>
    public required AccessConfiguration Access { get; init; }

    /// <summary>The stack, if another installation has it.</summary>
    public required StackConfiguration Stack { get; init; }

    /// <summary>How Prometheus is allowed to discover the targets of other namespaces.</summary>
    public required Setting<RbacScope> Rbac { get; init; }

    /// <summary>The Milvus installations to monitor, in the order of the file.</summary>
    public required ImmutableArray<MilvusInstance> Milvus { get; init; }

    /// <summary>The GitOps engines that sync the set.</summary>
    public required GitOpsConfiguration GitOps { get; init; }

    /// <summary>The address below which the runbooks of our alerts are.</summary>
    public required Setting<string> Runbooks { get; init; }

    /// <summary>The changes of alerts, by their names.</summary>
    public required ImmutableSortedDictionary<string, AlertRule> AlertRules { get; init; }

    /// <summary>The user's own JSON Patches, in the order they apply.</summary>
    public required ImmutableArray<ObjectPatch> Patches { get; init; }

    /// <summary>The user's schemas: files and folders relative to the configuration's folder.</summary>
    public required ImmutableArray<Setting<string>> Schemas { get; init; }

    /// <summary>The releases of other projects whose CustomResourceDefinitions the cluster has.</summary>
    public required ProjectReleases CustomResources { get; init; }

    /// <summary>What to do with an object whose kind has no schema.</summary>
    public required Setting<UnknownKinds> UnknownKinds { get; init; }

    /// <summary>The fields that may have a credential in clear text: <c>KIND/NAME FIELD</c>.</summary>
    public required ImmutableArray<Setting<string>> ClearText { get; init; }

    /// <summary>How much the findings of checks matter, in the order of the file: a later rule overrides an earlier one.</summary>
    public required ImmutableArray<CheckRule> Checks { get; init; }

    /// <summary>What the command <c>validate</c> does.</summary>
    public required ValidateConfiguration Validate { get; init; }

    /// <summary>The user's templates: a folder relative to the configuration's.</summary>
    public required Setting<string> Templates { get; init; }

    /// <summary>Where the manifests are written to: a folder relative to the configuration's.</summary>
    public required Setting<string> Output { get; init; }
}

/// <summary>How Prometheus is allowed to discover the targets of other namespaces.</summary>
internal enum RbacScope
{
    /// <summary>For every namespace: by a rule in the ClusterRole <c>prometheus-k8s</c> of the set, or by a ClusterRole for the Prometheus of another installation.</summary>
    ClusterRole,

    /// <summary>By a Role and a RoleBinding in each namespace that has a Milvus.</summary>
    Namespaces,

    /// <summary>By a patch of another installation's ClusterRole <c>prometheus-k8s</c>, which is not applied with the set.</summary>
    Patch,
}

using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Access;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Configuration.Stack;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of <c>manifests.config.yaml</c> and its binding.</summary>
internal static class ConfigurationShape
{
    /// <summary>The default name of the file.</summary>
    public const string FileName = "manifests.config.yaml";

    /// <summary>The version of the file's format.</summary>
    public const string ApiVersion = "milvusmanifests/v1";

    private static readonly PropertyShape<KubernetesVersion> Kubernetes =
        Property.Text("kubernetes", KubernetesVersion.Syntax, "The minor version of the target cluster, in quotes.") with { IsRequired = true };

    private static readonly PropertyShape KubePrometheus = new("kubePrometheus", KubePrometheusShape.Shape, "The stack.") { IsRequired = true };

    private static readonly PropertyShape Stack =
        new("stack", StackShape.Shape, "The stack that is there already: the set then has only what is about Milvus. docs/existing-stack.md describes it.");

    private static readonly PropertyShape<RbacScope> Rbac = Property.Choice("rbac",
        "How Prometheus is allowed to discover Milvus: `clusterRole` adds a rule to the ClusterRole `prometheus-k8s`, as Milvus' documentation does, or, with `stack`, writes a ClusterRole of its own and binds it; "
        + "`namespaces` is least privilege, with a Role and a RoleBinding in each namespace that has a Milvus; `patch`, with an existing kube-prometheus, writes only patches of its ClusterRole.",
        ("clusterRole", RbacScope.ClusterRole), ("namespaces", RbacScope.Namespaces), ("patch", RbacScope.Patch)) with
    { Default = Quoted("clusterRole") };

    private static readonly PropertyShape Milvus =
        new("milvus", new SequenceShape(MilvusShape.Shape), "The Milvus installations to monitor.") { Default = YamlSequence.Empty };

    private static readonly PropertyShape GitOps = new("gitops", GitOpsShape.Shape, "The GitOps engines that sync the set, and where they find it.");

    private static readonly PropertyShape Alerts =
        new("alerts", AlertsShape.Shape, "Which alerts there are, when they fire and how much they matter. docs/alerts.md describes them.");

    private static readonly PropertyShape Patches =
        new("patches", new SequenceShape(PatchShape.Shape), "Your own JSON Patches, applied to the objects in this order before they are written.") { Default = YamlSequence.Empty };

    private static readonly PropertyShape Schemas = new("schemas", new SequenceShape(new StringShape(RelativePath.Syntax)),
        "Schemas of your own kinds: files or folders of CustomResourceDefinitions, OpenAPI documents, JSON Schemas or packs. They take precedence over the built-in ones.")
    { Default = YamlSequence.Empty };

    private static readonly PropertyShape CustomResources = new("customResources", CustomResourcesShape.Shape,
        "Which releases of other projects the cluster has: they decide which API versions of their kinds it serves.");

    private static readonly PropertyShape<UnknownKinds> Unknown = Property.Choice("unknownKinds", "What to do with an object whose kind has no schema.",
        ("error", UnknownKinds.Error), ("warning", UnknownKinds.Warning), ("ignore", UnknownKinds.Ignore)) with
    { Default = Quoted("error") };

    private static readonly PropertyShape ClearText = new("clearText", new SequenceShape(new StringShape()),
        "Fields that may have a credential in clear text, each as the error about it names it: `Secret/grafana-config stringData.grafana.ini: database.password`.")
    { Default = YamlSequence.Empty };

    private static readonly PropertyShape Checks =
        new("checks", new SequenceShape(ChecksShape.Shape), "How much the findings of checks matter; a later entry overrides an earlier one. docs/checks.md lists the checks.") { Default = YamlSequence.Empty };

    private static readonly PropertyShape Validate =
        new("validate", ValidateShape.Shape, "What `milvus-manifests validate` does with the files of this repository; the manifests that are generated do not depend on it.");

    private static readonly PropertyShape<string> Templates =
        Property.Text("templates", RelativePath.Syntax, "The folder of your own templates; a file of the same path replaces the built-in one.") with { Default = Quoted("templates") };

    private static readonly PropertyShape<string> Output =
        Property.Text("output", RelativePath.Syntax, "The folder that the manifests are written to.") with { Default = Quoted("output") };

    private static readonly ImmutableArray<PropertyShape> Keys =
    [
        new("apiVersion", new ChoiceShape(ApiVersion), "The version of this file's format.") { Default = Quoted(ApiVersion) },
        Kubernetes, KubePrometheus, AccessShape.Key, Stack, Rbac, Milvus, GitOps, Alerts, Patches, Schemas, CustomResources, Unknown, ClearText, Checks, Validate, Templates, Output,
    ];

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new([ClustersShape.Base, .. Keys, ClustersShape.Section(Keys)]);

    /// <summary>The shape of a file that others extend: it need not be whole, and has no clusters.</summary>
    public static MappingShape Extended { get; } = new([ClustersShape.Base, .. Keys.Select(ClustersShape.Optional)]);

    /// <summary>The shape of a file that extends others or has clusters: it need not be whole either.</summary>
    public static MappingShape Partial { get; } = new([.. Extended.Properties, ClustersShape.Section(Keys)]);

    /// <summary>The configuration of a node to which the shape was applied.</summary>
    /// <param name="root">The node.</param>
    /// <param name="release">The release that it names; null for the one of that tag in the catalogue.</param>
    public static ManifestsConfiguration Bind(BoundNode root, KubePrometheusRelease? release) => new()
    {
        Location = root.Node.Location,
        Written = root.Written as YamlMapping ?? YamlMapping.Empty,
        Kubernetes = root.Get(Kubernetes),
        KubePrometheus = KubePrometheusShape.Bind(root[KubePrometheus], release),
        Access = AccessShape.Bind(root[AccessShape.Key]),
        Stack = StackShape.Bind(root[Stack]),
        Rbac = root.Get(Rbac),
        Milvus = [.. root[Milvus].Items.Select(MilvusShape.Bind)],
        GitOps = GitOpsShape.Bind(root[GitOps]),
        Runbooks = AlertsShape.Runbooks(root[Alerts]),
        AlertRules = AlertsShape.Rules(root[Alerts]),
        Patches = [.. root[Patches].Items.Select(PatchShape.Bind)],
        Schemas = [.. root[Schemas].Items.Select(path => path.As(RelativePath.Syntax))],
        CustomResources = CustomResourcesShape.Bind(root[CustomResources]),
        UnknownKinds = root.Get(Unknown),
        ClearText = [.. root[ClearText].Items.Where(item => item.IsValid).Select(item => item.As(scalar => scalar.Value))],
        Checks = [.. root[Checks].Items.Select(ChecksShape.Bind)],
        Validate = ValidateShape.Bind(root[Validate]),
        Templates = root.Get(Templates),
        Output = root.Get(Output),
    };
}

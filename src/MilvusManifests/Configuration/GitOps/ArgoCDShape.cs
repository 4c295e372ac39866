using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.GitOps;

/// <summary>The shape of section <c>gitops.argocd</c> and its binding.</summary>
internal static class ArgoCDShape
{
    private static readonly PropertyShape<string> Repository =
        Property.Text("repository", ArgoCDRepository.Syntax, "The repository that the set is committed to, or the OCI artifact it is pushed to, as Argo CD knows it.") with { IsRequired = true };

    private static readonly PropertyShape<string> Revision =
        Property.Text("revision", SyncedRevision.Syntax, "The branch, tag, commit or digest to sync.") with { Default = Quoted("HEAD") };

    private static readonly PropertyShape<string> Path =
        Property.Text("path", RepositoryPath.Syntax, "The folder of the repository that the set is in; `.` for the whole repository.") with { Absent = "the value of `output`; `.` in an OCI artifact" };

    private static readonly PropertyShape<string> Name =
        Property.Text("name", DnsLabel.OfLength("name", MaxNameLength), "The name of the AppProject; those of the Applications start with it.") with { Default = Quoted(GitOpsNames.Default) };

    private static readonly PropertyShape<string> Namespace = Property.Text("namespace", DnsLabel.Existing, "The namespace of Argo CD.") with { Default = Quoted("argocd") };

    private static readonly PropertyShape<string> Cluster =
        Property.Text("cluster", DnsSubdomain.Existing, "The cluster to sync to, by its name in Argo CD.") with { Default = Quoted("in-cluster") };

    private static readonly PropertyShape<bool> Prune =
        Property.Switch("prune", "Whether objects that are no longer in the set are deleted. CustomResourceDefinitions and namespaces never are.") with { Default = Plain("true") };

    private static readonly PropertyShape<bool> SelfHeal = Property.Switch("selfHeal", "Whether changes made in the cluster are undone.") with { Default = Plain("true") };

    private static readonly PropertyShape<ResourceTracking> Tracking = Property.Choice(
        "tracking",
        "How Argo CD marks the objects that it manages: `application.resourceTrackingMethod` in the ConfigMap `argocd-cm`.",
        ("annotation", ResourceTracking.Annotation), ("label", ResourceTracking.Label), ("annotation+label", ResourceTracking.AnnotationAndLabel)) with
    { Absent = "the default of `customResources.argoCD`: `label` before Argo CD 3.0, `annotation` from then on" };

    private static readonly PropertyShape<string> InstanceLabel =
        Property.Text("instanceLabel", LabelKey.Syntax, "The label for tracking by label: `application.instanceLabelKey` in the ConfigMap `argocd-cm`.") with { Default = Quoted("app.kubernetes.io/instance") };

    private static readonly PropertyShape<bool> Plugin =
        Property.Switch("plugin", "Whether there is a ConfigMap with the definition of a Config Management Plugin, with which Argo CD runs `milvus-manifests` itself.") with { Default = Plain("false") };

    // With "-setup" or "-stack" it is at most the 63 characters of a label, and the name of a cluster may be part of it.
    private const int MaxNameLength = 57;

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Repository, Revision, Path, Name, Namespace, Cluster, Prune, SelfHeal, Tracking, InstanceLabel, Plugin);

    /// <summary>The configuration of a section to which the shape was applied.</summary>
    public static ArgoCDConfiguration Bind(BoundNode section) => new()
    {
        Repository = section.Get(Repository),
        Revision = section.Get(Revision),
        Path = section.Find(Path),
        Name = section.Get(Name),
        Namespace = section.Get(Namespace),
        Cluster = section.Get(Cluster),
        Prune = section.Get(Prune),
        SelfHeal = section.Get(SelfHeal),
        Tracking = section.Find(Tracking),
        InstanceLabel = section.Get(InstanceLabel),
        Plugin = section.Get(Plugin),
    };
}

using System.Collections.Immutable;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue;

/// <summary>The schemas of one cluster: of its Kubernetes version, of a kube-prometheus release, of well-known projects and of the user.</summary>
internal sealed class SchemaCatalogue
{
    private const string PrometheusOperatorGroup = "monitoring.coreos.com";

    private readonly KubePrometheusRelease release;
    private readonly ImmutableArray<OwnSchemas> own;
    private readonly Dictionary<GroupVersionKind, KindSchema> defined = [];

    /// <summary>Creates the catalogue; packs are opened on first use.</summary>
    /// <param name="kubernetes">The cluster's version, <c>1.35</c>. For a version that is not pinned, the nearest one is used.</param>
    /// <param name="kubePrometheus">The release whose definitions are used; the newest when null.</param>
    /// <param name="own">The user's schemas; they take precedence over the catalogue's, and earlier ones over later ones.</param>
    public SchemaCatalogue(string kubernetes, KubePrometheusRelease? kubePrometheus = null, ImmutableArray<OwnSchemas> own = default)
    {
        Kubernetes = KubernetesSchemas.Nearest(kubernetes);
        release = kubePrometheus ?? KubePrometheusReleases.Newest;
        this.own = own.IsDefault ? [] : own;
    }

    /// <summary>The releases of other projects that the cluster has.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;

    /// <summary>The version whose built-in kinds the catalogue has, <c>1.35</c>.</summary>
    public string Kubernetes { get; }

    /// <summary>What two catalogues have to have in common to say the same of an object; null where the user's schemas have a say.</summary>
    internal string? Common => own.IsEmpty && Definitions.IsEmpty ? $"{Kubernetes} {release.Tag} {string.Join(' ', Projects.All.Select(project => $"{project.Project.Name} {project.Text}"))}" : null;

    /// <summary>The built-in kinds.</summary>
    internal SchemaPack BuiltIn => KubernetesSchemas.Open(Kubernetes);

    /// <summary>The rules of the API server for the built-in kinds that no schema contains.</summary>
    internal ObjectRules Rules => KubernetesVersion.TryParse(Kubernetes, out var version) ? ObjectRules.Of(version) : ObjectRules.None;

    /// <summary>The schema of a kind; null when the catalogue does not know it. A kind that is known may have a schema without fields.</summary>
    public KindSchema? Find(GroupVersionKind kind)
    {
        if (defined.TryGetValue(kind, out var definition))
        {
            return definition;
        }

        foreach (var schemas in own)
        {
            if (schemas.Find(kind) is { } found)
            {
                return found;
            }
        }

        if (CustomResourceProject.OfGroup(kind.Group) is { } project)
        {
            return project.Find(kind, Projects.Of(project));
        }

        var (published, title) = PackOf(kind.Group);
        return published.FindKind(kind) is { } known ? new KindSchema(published, known, title) : null;
    }

    /// <summary>The releases of a project that serve a version of a kind; null where none is known to, and where the user's schemas define it.</summary>
    public (CustomResourceProject Project, ServedVersion Version)? FindServed(GroupVersionKind kind) =>
        CustomResourceProject.OfGroup(kind.Group) is { } project && project.Served.Find(kind) is { } version && !defined.ContainsKey(kind) && own.All(schemas => schemas.Find(kind) is null)
            ? (project, version)
            : null;

    /// <summary>Whether the catalogue has every kind of a group, so that any other is a mistake.</summary>
    public bool HasAllKindsOf(string group) =>
        group == PrometheusOperatorGroup || CustomResourceProject.OfGroup(group) is { HasAllKinds: true } || BuiltIn.Kinds.Any(kind => kind.Name.Group == group);

    /// <summary>This catalogue with the kinds that CustomResourceDefinitions define. They take precedence, the first ones over later ones.</summary>
    public SchemaCatalogue With(ImmutableArray<OwnSchemas> definitions)
    {
        if (definitions.IsEmpty)
        {
            return this;
        }

        var more = new SchemaCatalogue(Kubernetes, release, own) { Projects = Projects, Definitions = [.. definitions, .. Definitions] };
        foreach (var schemas in more.Definitions)
        {
            foreach (var kind in schemas.Kinds)
            {
                more.defined.TryAdd(kind.Name, schemas.Find(kind.Name)!);
            }
        }

        return more;
    }

    /// <summary>Every kind to suggest, in the versions to use: the user's first.</summary>
    internal IEnumerable<GroupVersionKind> Kinds => Definitions.Concat(own).SelectMany(schemas => schemas.ServedKinds)
        .Concat(BuiltIn.Kinds.Select(kind => kind.Name)).Concat(release.Schemas.ServedKinds())
        .Concat(CustomResourceProject.All.SelectMany(project => project.Advisable(Projects.Of(project))));

    private ImmutableArray<OwnSchemas> Definitions { get; init; } = [];


    private (SchemaPack Pack, string Origin) PackOf(string group) => group == PrometheusOperatorGroup
        ? (release.Schemas, $"kube-prometheus {release.Tag}")
        : (BuiltIn, $"Kubernetes {Kubernetes}");
}

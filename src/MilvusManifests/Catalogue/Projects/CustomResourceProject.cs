using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Projects;

/// <summary>
/// A project that defines kinds of its own: which versions of them its releases serve, and the schemas of one release. Both are read when one of its groups
/// is first used.
/// </summary>
internal sealed class CustomResourceProject
{
    private const string Folder = "Catalogue/crds/";

    private readonly Func<string, bool> hasGroup;
    private readonly Lazy<(SchemaPack Pack, string Version)?> pack;
    private readonly Lazy<ServedVersions> served;

    private CustomResourceProject(string name, string title, Func<string, bool> hasGroup)
    {
        (Name, Title, this.hasGroup) = (name, title, hasGroup);
        pack = new(() => EmbeddedFile.PackNames($"{Folder}{name}-").SingleOrDefault() is { } version
            ? (SchemaPack.Open(EmbeddedFile.ReadPack($"{Folder}{name}-{version}.pack")), version)
            : null);
        served = new(() => ServedVersions.Read($"{Folder}{name}.yaml", this));
    }

    /// <summary>Gateway API.</summary>
    public static CustomResourceProject GatewayApi { get; } = new("gateway-api", "Gateway API", group => group is "gateway.networking.k8s.io" or "gateway.networking.x-k8s.io")
    {
        Key = "gatewayAPI",
        Releases = ["1.2", "1.3", "1.4", "1.5", "1.6"],
        HasChannels = true,
        HasAllKinds = true,
    };

    /// <summary>Flux.</summary>
    public static CustomResourceProject Flux { get; } = new("flux", "Flux", group => group.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal) || group == "source.extensions.fluxcd.io")
    {
        Key = "flux",
        Releases = ["2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9"],
        HasAllKinds = true,
    };

    /// <summary>Argo CD. Argo Workflows, Rollouts and Events define kinds in its group.</summary>
    public static CustomResourceProject ArgoCD { get; } = new("argo-cd", "Argo CD", group => group == "argoproj.io")
    {
        Key = "argoCD",
        Releases = ["2.13", "2.14", "3.0", "3.1", "3.2", "3.3", "3.4", "3.5"],
    };

    /// <summary>Every project.</summary>
    public static ImmutableArray<CustomResourceProject> All { get; } =
    [
        ArgoCD,
        Flux,
        GatewayApi,
        new("milvus-operator", "Milvus Operator", group => group == "milvus.io") { HasAllKinds = true },
        new("cert-manager", "cert-manager", group => group is "cert-manager.io" or "acme.cert-manager.io") { HasAllKinds = true },
        new("external-secrets", "External Secrets", group => group == "external-secrets.io") { Releases = ["0.16", "0.17"] },
        new("keda", "KEDA", group => group is "keda.sh" or "eventing.keda.sh") { HasAllKinds = true },
    ];

    /// <summary>The name of its files.</summary>
    public string Name { get; }

    /// <summary>What it is called.</summary>
    public string Title { get; }

    /// <summary>The key of its release in a configuration; empty where it cannot be configured.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The minor releases that are known, oldest first; empty where versions are not told apart by release.</summary>
    public ImmutableArray<string> Releases { get; private init; } = [];

    /// <summary>Whether each release comes in a standard and an experimental channel.</summary>
    public bool HasChannels { get; private init; }

    /// <summary>Whether every kind of its groups is known: a kind that is not among them is misspelt.</summary>
    public bool HasAllKinds { get; private init; }

    /// <summary>The versions that its releases serve.</summary>
    public ServedVersions Served => served.Value;

    /// <summary>The schemas; null where only kinds and versions are known.</summary>
    internal SchemaPack? Pack => pack.Value?.Pack;

    /// <summary>The project that defines the kinds of a group; null if none is known to.</summary>
    public static CustomResourceProject? OfGroup(string group) => All.FirstOrDefault(project => project.hasGroup(group));

    /// <summary>The schema of a kind that a release serves, whichever it is; null where no release does.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="release">The release in the cluster; null if that is not known.</param>
    public KindSchema? Find(GroupVersionKind kind, ProjectRelease? release)
    {
        var version = Served.Find(kind);
        return pack.Value is var (schemas, packed) && schemas.FindKind(kind) is { } known
            ? new KindSchema(schemas, known, $"{Title} {packed}") { MayLackFields = MayLackFields(kind, version, release) }
            : version is null ? null : KindSchema.WithoutFields(kind, Title);
    }

    /// <summary>The versions to advise: those that the release serves or, where it is not known, the newest one that has the kind; deprecated ones only where there is no other.</summary>
    /// <param name="release">The release in the cluster; null if that is not known.</param>
    public IEnumerable<GroupVersionKind> Advisable(ProjectRelease? release) => Served.All.IsEmpty
        ? Pack?.ServedKinds() ?? []
        : Served.All.GroupBy(version => (version.Kind.Group, version.Kind.Kind)).SelectMany(versions => Best(versions, release)).Select(version => version.Kind);

    /// <summary>The version of a kind to use in place of another.</summary>
    /// <param name="other">A version of the kind.</param>
    /// <param name="release">The release in the cluster; null if that is not known.</param>
    public ServedVersion? FindBetter(ServedVersion other, ProjectRelease? release) =>
        Best(Served.All.Where(version => version.Kind.Group == other.Kind.Group && version.Kind.Kind == other.Kind.Kind), release)
            .FirstOrDefault(version => version != other && (release is null ? version is { IsInNewest: true, DeprecatedSince: null } : version.IsServedBy(release)));

    private static ServedVersion[] Best(IEnumerable<ServedVersion> versions, ProjectRelease? release)
    {
        var served = versions.Where(version => release is null || version.IsServedBy(release)).ToArray();
        var newest = served.Where(version => version.Last == served.Max(other => other.Last)).ToArray();
        var fresh = newest.Where(version => release is null ? version.DeprecatedSince is null : !version.IsDeprecatedIn(release)).ToArray();
        return fresh.Length > 0 ? fresh : newest;
    }

    // Stable versions never lose a field; the schemas are those of the newest release's standard channel.
    private bool MayLackFields(GroupVersionKind kind, ServedVersion? version, ProjectRelease? release) =>
        version is { IsExperimental: true }
        || release is { IsExperimental: true }
        || (release is not null && release.Index < Releases.Length - 1 && !kind.IsStable);
}

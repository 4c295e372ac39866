using MilvusManifests.Catalogue.Projects;

namespace MilvusManifests.Configuration.GitOps;

/// <summary>The GitOps engines that sync the set: section <c>gitops</c>.</summary>
/// <param name="ArgoCD">Argo CD; null where it does not sync the set.</param>
/// <param name="Flux">Flux; null where it does not sync the set.</param>
internal sealed record GitOpsConfiguration(ArgoCDConfiguration? ArgoCD, FluxConfiguration? Flux)
{
    /// <summary>Whether any engine syncs the set.</summary>
    public bool IsUsed => ArgoCD is not null || Flux is not null;
}

/// <summary>How Argo CD syncs the set: <c>gitops.argocd</c>.</summary>
internal sealed record ArgoCDConfiguration
{
    /// <summary>The repository, as Argo CD knows it.</summary>
    public required Setting<string> Repository { get; init; }

    /// <summary>The branch, tag, commit or digest.</summary>
    public required Setting<string> Revision { get; init; }

    /// <summary>The folder of the repository that the set is in; null where the file does not say.</summary>
    public required Setting<string>? Path { get; init; }

    /// <summary>The name of the project, which those of the Applications start with.</summary>
    public required Setting<string> Name { get; init; }

    /// <summary>The namespace of Argo CD.</summary>
    public required Setting<string> Namespace { get; init; }

    /// <summary>The cluster to sync to, by its name in Argo CD.</summary>
    public required Setting<string> Cluster { get; init; }

    /// <summary>Whether objects that are no longer in the repository are deleted.</summary>
    public required Setting<bool> Prune { get; init; }

    /// <summary>Whether changes in the cluster are undone.</summary>
    public required Setting<bool> SelfHeal { get; init; }

    /// <summary>How Argo CD marks the objects that it manages; null where the file does not say.</summary>
    public required Setting<ResourceTracking>? Tracking { get; init; }

    /// <summary>The label that tracking by label uses.</summary>
    public required Setting<string> InstanceLabel { get; init; }

    /// <summary>Whether the definition of a Config Management Plugin is written.</summary>
    public required Setting<bool> Plugin { get; init; }

    /// <summary>How it marks them: as the file says, or by the default of the release that the cluster has.</summary>
    /// <param name="releases">The releases of the cluster.</param>
    public ResourceTracking TrackingOf(ProjectReleases releases) =>
        Tracking is { IsValid: true } ? Tracking.Value
        : releases.Of(CustomResourceProject.ArgoCD) is { Major: < 3 } ? ResourceTracking.Label
        : ResourceTracking.Annotation;

    /// <summary>The folder that the set is synced from.</summary>
    /// <param name="output">The output folder.</param>
    public Setting<string> PathOr(Setting<string> output) => Path ?? SyncedPath.Default(Repository, output);
}

/// <summary>How Argo CD marks the objects that it manages: <c>application.resourceTrackingMethod</c> of <c>argocd-cm</c>.</summary>
internal enum ResourceTracking
{
    /// <summary>By an annotation.</summary>
    Annotation,

    /// <summary>By a label.</summary>
    Label,

    /// <summary>By an annotation, and it writes the label as well.</summary>
    AnnotationAndLabel,
}

/// <summary>How Flux syncs the set: <c>gitops.flux</c>.</summary>
internal sealed record FluxConfiguration
{
    /// <summary>The repository; null where an object of the user's own names it.</summary>
    public required Setting<string>? Repository { get; init; }

    /// <summary>The name of an existing GitRepository; null where the set has a source of its own.</summary>
    public required Setting<string>? Source { get; init; }

    /// <summary>The branch, tag, commit or digest; null for <c>main</c>, or <c>latest</c> of an artifact.</summary>
    public required Setting<string>? Revision { get; init; }

    /// <summary>The folder of the repository that the set is in; null where the file does not say.</summary>
    public required Setting<string>? Path { get; init; }

    /// <summary>The name of the source, which those of the Kustomizations start with.</summary>
    public required Setting<string> Name { get; init; }

    /// <summary>The namespace of Flux' objects.</summary>
    public required Setting<string> Namespace { get; init; }

    /// <summary>How often Flux compares the cluster with the set.</summary>
    public required Setting<string> Interval { get; init; }

    /// <summary>Whether objects that are no longer in the repository are deleted.</summary>
    public required Setting<bool> Prune { get; init; }

    /// <summary>The Secret with the credentials of the repository; null for none.</summary>
    public required Setting<string>? Secret { get; init; }

    /// <summary>How what was fetched is verified; null for not at all.</summary>
    public required FluxVerification? Verify { get; init; }

    /// <summary>The folder that the set is synced from.</summary>
    /// <param name="output">The output folder.</param>
    public Setting<string> PathOr(Setting<string> output) => Path ?? SyncedPath.Default(Repository, output);
}

/// <summary>How Flux verifies what it fetched: <c>gitops.flux.verify</c>.</summary>
/// <param name="Provider">What an artifact was signed with; null where the file does not say.</param>
/// <param name="Secret">The Secret with the public keys; null for none.</param>
/// <param name="Issuer">Who issued the identity that signed an artifact without a key, a regular expression; null for a signature with a key.</param>
/// <param name="Subject">The identity that signed, a regular expression; null for a signature with a key.</param>
internal sealed record FluxVerification(Setting<string>? Provider, Setting<string>? Secret, Setting<string>? Issuer, Setting<string>? Subject)
{
    /// <summary>The section.</summary>
    public required Text.Location? Location { get; init; }
}

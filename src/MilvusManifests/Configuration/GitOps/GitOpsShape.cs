using MilvusManifests.Configuration.Shapes;

namespace MilvusManifests.Configuration.GitOps;

/// <summary>The shape of section <c>gitops</c> and its binding.</summary>
internal static class GitOpsShape
{
    private static readonly PropertyShape ArgoCD = new("argocd", ArgoCDShape.Shape, "Argo CD: an AppProject and Applications in `argocd/`. docs/argocd.md describes them.");

    private static readonly PropertyShape Flux = new("flux", FluxShape.Shape, "Flux: a source and Kustomizations in `flux/`. docs/flux.md describes them.");

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(ArgoCD, Flux);

    /// <summary>The engines of a section to which the shape was applied.</summary>
    public static GitOpsConfiguration Bind(BoundNode section) => new(
        section[ArgoCD].IsWritten ? ArgoCDShape.Bind(section[ArgoCD]) : null,
        section[Flux].IsWritten ? FluxShape.Bind(section[Flux]) : null);
}

using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Templating.Values;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.GitOps;

/// <summary>What templates see of the GitOps engines: <c>gitops</c>.</summary>
internal static class EngineModel
{
    private const string DefaultBranch = "main";
    private const string DefaultTag = "latest";

    /// <summary>The engines; each is null where it does not sync the set.</summary>
    public static Globals Of(ManifestsConfiguration configuration)
    {
        var (argocd, flux) = (configuration.GitOps.ArgoCD, configuration.GitOps.Flux);
        var engines = argocd is null ? Globals.Empty.With("argocd", (YamlNode?)null) : Globals.Empty.With("argocd", Of(argocd, configuration.Output));
        return flux is null ? engines.With("flux", (YamlNode?)null) : engines.With("flux", Of(flux, configuration));
    }

    private static Globals Of(ArgoCDConfiguration argocd, Setting<string> output) => Globals.Empty
        .With("repository", argocd.Repository.Value, argocd.Repository.Location)
        .With("revision", argocd.Revision.Value, argocd.Revision.Location)
        .With("path", argocd.PathOr(output).Value, argocd.PathOr(output).Location)
        .With("name", argocd.Name.Value, argocd.Name.Location)
        .With("namespace", argocd.Namespace.Value, argocd.Namespace.Location)
        .With("cluster", argocd.Cluster.Value, argocd.Cluster.Location)
        .With("prune", argocd.Prune.Value)
        .With("selfHeal", argocd.SelfHeal.Value);

    private static Globals Of(FluxConfiguration flux, ManifestsConfiguration configuration)
    {
        var isOci = flux.Repository is { } repository && FluxRepository.IsOci(repository.Value);
        return Globals.Empty
            .With("repository", flux.Repository)
            .With("source", Globals.Empty
                .With("kind", isOci ? "OCIRepository" : "GitRepository")
                .With("name", (flux.Source ?? flux.Name).Value, (flux.Source ?? flux.Name).Location))
            .With("path", flux.PathOr(configuration.Output).Value, flux.PathOr(configuration.Output).Location)
            .With("reference", Reference(flux.Revision, isOci))
            .With("name", flux.Name.Value, flux.Name.Location)
            .With("namespace", flux.Namespace.Value, flux.Namespace.Location)
            .With("interval", flux.Interval.Value, flux.Interval.Location)
            .With("prune", flux.Prune.Value)
            .With("secret", flux.Secret)
            .With("verify", flux.Verify)
            .With("minor", (configuration.CustomResources.Of(CustomResourceProject.Flux) ?? ProjectRelease.NewestOf(CustomResourceProject.Flux)).Minor);
    }

    private static Globals With(this Globals globals, string name, Setting<string>? setting) =>
        setting is null ? globals.With(name, (YamlNode?)null) : globals.With(name, setting.Value, setting.Location);

    private static Globals With(this Globals globals, string name, FluxVerification? verify) => verify is null ? globals.With(name, (YamlNode?)null) : globals.With(name, Globals.Empty
        .With("provider", verify.Provider?.Value ?? "cosign")
        .With("secret", verify.Secret)
        .With("issuer", verify.Issuer)
        .With("subject", verify.Subject));

    // fluxcd/source-controller api/v1: GitRepositoryRef and OCIRepositoryRef.
    private static Globals Reference(Setting<string>? revision, bool isOci)
    {
        var text = revision?.Value ?? (isOci ? DefaultTag : DefaultBranch);
        var key = isOci ? text.Contains(':', StringComparison.Ordinal) ? "digest" : "tag"
            : text.StartsWith("refs/", StringComparison.Ordinal) ? "name"
            : GitCommit.Syntax.IsValid(text) ? "commit"
            : "branch";
        return Globals.Empty.With("key", key).With("value", text, revision?.Location);
    }
}

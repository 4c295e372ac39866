using System.Collections.Immutable;
using MilvusManifests.Artifacts;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests;

/// <summary>Where engines look for a set in an artifact.</summary>
internal static class ArtifactPath
{
    /// <summary>The errors about engines that are pointed at the artifact, and at a folder that it does not have.</summary>
    /// <param name="gitops">The engines.</param>
    /// <param name="cluster">The cluster whose set it is; null where the configuration is about one.</param>
    /// <param name="pushed">The artifact.</param>
    public static ImmutableArray<Diagnostic> Check(GitOpsConfiguration gitops, string? cluster, ArtifactReference pushed) =>
    [
        .. Check("Argo CD", gitops.ArgoCD?.Repository, gitops.ArgoCD?.Path, cluster, pushed),
        .. Check("Flux", gitops.Flux?.Repository, gitops.Flux?.Path, cluster, pushed),
    ];

    private static IEnumerable<Diagnostic> Check(string engine, Setting<string>? repository, Setting<string>? path, string? cluster, ArtifactReference pushed)
    {
        var there = cluster ?? RepositoryPath.Root;
        return path is null || repository?.Value.TrimEnd('/') != pushed.Address || Normalise(path.Value) == there ? [] : [Diagnostic.Error(
            ArtifactCodes.PathDiffers, path.Location, $"{engine} looks for the set in '{path.Value}', and the artifact has it in '{there}'", "remove 'path'")];
    }

    private static string Normalise(string path) => path is RepositoryPath.Root or "./" ? RepositoryPath.Root : RelativePath.Normalise(path);
}

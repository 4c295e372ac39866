using System.Collections.Immutable;
using MilvusManifests.Configuration.GitOps;

namespace MilvusManifests.Cli.Commands.Teardown;

/// <summary>Deletes what GitOps engines are pointed at, which would create the set again.</summary>
internal static class EngineTeardown
{
    /// <summary>Writes the commands: what points at others first, then each part before what it depends on.</summary>
    public static void Write(ShellScript script, TeardownFiles files, GitOpsConfiguration gitops)
    {
        if (gitops.ArgoCD is { } argocd)
        {
            script.Begin("Argo CD would create again what is deleted: its Applications go first. Those of Milvus and the stack delete what they synced.");
            if (argocd.Cluster.Value != "in-cluster")
            {
                script.Note($"They are in the cluster of Argo CD and not in {argocd.Cluster.Value}: add '--context' to these commands.");
            }

            var roots = files.Below("argocd").Where(path => !IsNested(path) && path.EndsWith("/application.yaml", StringComparison.Ordinal)).ToImmutableArray();
            var parts = Parts(files.Below("argocd").Where(path => IsNested(path) && !IsProject(path)));
            Delete(script, files, roots);
            Delete(script, files, [.. parts.Where(path => Rank(path) < 2)]);
            Delete(script, files, [.. parts.Where(path => Rank(path) == 2)]);
            Delete(script, files, [.. files.Below("argocd").Except([.. roots, .. parts], StringComparer.Ordinal)]);
        }

        if (gitops.Flux is not null)
        {
            script.Begin("Flux would create again what is deleted: its Kustomizations go first, and delete what they synced.");
            var kustomizations = files.With(kind => kind == "Kustomization").Where(path => path.StartsWith("flux/", StringComparison.Ordinal)).ToImmutableArray();
            foreach (var rank in (int[])[0, 1, 2])
            {
                Delete(script, files, [.. Parts(kustomizations).Where(path => Rank(path) == rank)]);
            }

            Delete(script, files, [.. files.Below("flux").Except(kustomizations, StringComparer.Ordinal)]);
        }
    }

    private static void Delete(ShellScript script, TeardownFiles files, ImmutableArray<string> paths)
    {
        if (!paths.IsEmpty)
        {
            script.Run(files.Delete(paths));
        }
    }

    private static ImmutableArray<string> Parts(IEnumerable<string> paths) => [.. paths.OrderBy(Rank).ThenBy(path => path, StringComparer.Ordinal)];

    // Milvus depends on the stack, and both on what sets the cluster up.
    private static int Rank(string path) => Path.GetFileNameWithoutExtension(path) switch
    {
        "setup" => 2,
        "stack" => 1,
        _ => 0,
    };

    private static bool IsNested(string path) => path.StartsWith("argocd/applications/", StringComparison.Ordinal);

    private static bool IsProject(string path) => path.EndsWith("/project.yaml", StringComparison.Ordinal);
}

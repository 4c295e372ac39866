namespace MilvusManifests.Committing;

/// <summary>The work trees of a repository.</summary>
internal static class CheckedOut
{
    private const string WorkTree = "worktree ";
    private const string Branch = "branch refs/heads/";
    private const string Prunable = "prunable";

    /// <summary>Where a branch is checked out; null if it is nowhere.</summary>
    public static string? Find(RepositoryGit git, string branch) => List(git).FirstOrDefault(tree => tree.Branch == branch).Path;

    /// <summary>Whether tracked files of a work tree differ from its commit.</summary>
    public static bool IsDirty(RepositoryGit git, string tree) => (git with { Folder = tree }).Run("status", "--porcelain", "--untracked-files=no").Output.Length > 0;

    /// <summary>Removes the work trees of runs that were killed.</summary>
    public static void RemoveLeft(RepositoryGit git)
    {
        foreach (var (path, _) in List(git))
        {
            using var left = OwnFolder.FindLeft(path);
            if (left is not null)
            {
                git.Run("worktree", "remove", "--force", "--force", path);
                git.Run("update-ref", "-d", GitOpsRepository.FetchedRef(left.Name));
                git.Trace?.Write("removed", $"{path}, the work tree of a run that was killed");
            }
        }
    }

    private static List<(string Path, string? Branch)> List(RepositoryGit git)
    {
        var trees = new List<(string Path, string? Branch)>();
        foreach (var line in git.Run("worktree", "list", "--porcelain").Text.Split('\n'))
        {
            if (line.StartsWith(WorkTree, StringComparison.Ordinal))
            {
                trees.Add((line[WorkTree.Length..], null));
            }
            else if (line.StartsWith(Branch, StringComparison.Ordinal) && trees.Count > 0)
            {
                trees[^1] = (trees[^1].Path, line[Branch.Length..]);
            }
            else if (line.StartsWith(Prunable, StringComparison.Ordinal) && trees.Count > 0)
            {
                // Its folder was deleted, and git still lists it.
                trees[^1] = (trees[^1].Path, null);
            }
        }

        return trees;
    }
}

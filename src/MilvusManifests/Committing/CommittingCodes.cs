using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>The codes of diagnostics about committing a set to a repository.</summary>
internal static class CommittingCodes
{
    /// <summary>The repository cannot be read.</summary>
    public static readonly DiagnosticCode Unreachable = new(
        "MM5301",
        "repository cannot be reached",
        "'commit' works with the installed git, which does not prompt: --repository is a folder in a repository, or a URL that git can fetch from. Git's own message says what went wrong.",
        new("'../gitops' is not a git repository", "milvus-manifests commit --repository ../gitops --branch main"),
        "Correct the path or the URL. A private repository needs a credential helper, an SSH agent, or in CI the credentials of the job.");

    /// <summary>The branch has no usable name.</summary>
    public static readonly DiagnosticCode BranchUnusable = new(
        "MM5302",
        "not a branch",
        "--branch is the name of a branch without refs/heads/, as git accepts it. It need not exist: then it is created from the default branch of the repository.",
        new("'a..b' is not a name that a branch can have", "milvus-manifests commit --repository ../gitops --branch a..b"),
        "Correct the name.");

    /// <summary>The branch is checked out where there are uncommitted changes.</summary>
    public static readonly DiagnosticCode WorkTreeDirty = new(
        "MM5303",
        "uncommitted changes",
        "The set is committed in a work tree of its own. If the branch is checked out somewhere, that checkout is then moved to the new commit, so it must not have changes that are not committed. "
        + "Files that git does not track do not matter.",
        new("branch 'main' is checked out in '../gitops', which has uncommitted changes"),
        "Commit or stash the changes, or check out another branch there.");

    /// <summary>Git does not know who commits.</summary>
    public static readonly DiagnosticCode NoIdentity = new(
        "MM5304",
        "no name for the commit",
        "A commit has an author and a committer: the user of git's configuration. Here git knows none, as is usual in CI, and none is made up.",
        new("git does not know who commits: user.name or user.email is not set"),
        "Run git config --global user.name NAME and git config --global user.email EMAIL, or set GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL.");

    /// <summary>The set has far fewer objects than the branch.</summary>
    public static readonly DiagnosticCode Shrinks = new(
        "MM5305",
        "most objects would be removed",
        "A GitOps engine deletes what disappears from the branch. A set without objects, or one that keeps fewer than half of the objects that the branch has, is more often a wrong configuration than "
        + "an intention. An object that was renamed is kept. Those of several clusters are counted together.",
        new("only 1 of the 4 objects in 'output' of branch 'main' would be left"),
        "Look at the change with --dry-run --allow-shrink; if it is meant, commit it with --allow-shrink.");

    /// <summary>Git refused the commit.</summary>
    public static readonly DiagnosticCode CommitRefused = new(
        "MM5306",
        "git did not commit",
        "The hooks of the repository run as for any commit, and one of them may refuse it; so may signing. The last line that was printed says why. The branch is as it was.",
        new("git did not commit: no ticket in the message"),
        "Remove the cause, or write what the hook asks for with --subject.");

    /// <summary>The remote refused the push.</summary>
    public static readonly DiagnosticCode PushRefused = new(
        "MM5307",
        "push refused",
        "The remote refused the commit: no permission, a protected branch, or a hook. A push is never forced. The branch is as it was, on the remote and here.",
        new("'origin' refused the push to 'main': pre-receive hook declined: no ticket in the message"),
        "Get the permission to push, or push to another branch and open a pull request from it.");

    /// <summary>Others pushed during every attempt.</summary>
    public static readonly DiagnosticCode PushRaced = new(
        "MM5308",
        "branch kept changing",
        "When somebody else pushes first, the set is written onto the new state of the branch and pushed again, up to three times. Somebody else was faster every time.",
        new("'main' was changed by others during each of 4 attempts"),
        "Run it again; if several jobs push to one branch, let only one of them run at a time.");

    /// <summary>The folder in the repository cannot be used.</summary>
    public static readonly DiagnosticCode PathRefused = new(
        "MM5309",
        "not a folder of the repository",
        "--path is a folder of the repository, relative to its root. Symbolic links on the way must not lead out of it, .git belongs to git, and a submodule to another repository.",
        new("'../output' is not below the root of the repository", "milvus-manifests commit --repository ../gitops --branch main --path ../output"),
        "Name a folder of the repository; it need not exist.");

    /// <summary>The commit was pushed, and the local branch could not follow.</summary>
    public static readonly DiagnosticCode BranchLeft = new(
        "MM5310",
        "local branch not updated",
        "The commit was pushed, and then the local branch of the same name could not be moved to it: it was changed meanwhile, or a file that git does not track is in the way.",
        new("the commit was pushed, but the local branch 'main' was not updated: it was changed meanwhile"),
        "Run git pull in the repository.");

    /// <summary>The local branch and that of the remote have both moved on.</summary>
    public static readonly DiagnosticCode Diverged = new(
        "MM5311",
        "branch differs from the remote's",
        "The local branch has commits that the branch of the remote does not have, and the other way round. Neither is thrown away, and nothing is merged.",
        new("'main' and 'main' of 'origin' have diverged"),
        "Run git pull --rebase in the repository, or name its URL instead of the folder: then only the remote's branch counts.");

    /// <summary>There is nowhere to push to.</summary>
    public static readonly DiagnosticCode NoRemote = new(
        "MM5312",
        "no remote",
        "--push pushes to the remote of the branch, else to 'origin', else to the only remote. The repository has none of them.",
        new("'../gitops' has no remote to push to"),
        "Add a remote with git remote add origin URL, or leave --push out: then the commit stays in the repository.");

    /// <summary>The local branch could not be moved to the commit.</summary>
    public static readonly DiagnosticCode BranchRefused = new(
        "MM5313",
        "branch not updated",
        "The commit was made, and then git did not move the branch to it: a file that git does not track is in the way, or a hook refused. The branch is as it was.",
        new("'main' cannot be moved to the commit: The following untracked working tree files would be overwritten by merge: output/manifests/a.yaml"),
        "Remove the cause and run it again.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Unreachable, BranchUnusable, WorkTreeDirty, NoIdentity, Shrinks, CommitRefused, PushRefused, PushRaced, PathRefused, BranchLeft, Diverged, NoRemote, BranchRefused,
    ];
}

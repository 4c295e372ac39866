using System.Diagnostics.CodeAnalysis;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Committing;

/// <summary>A branch of a repository that sets are committed to.</summary>
internal sealed class GitOpsRepository : IDisposable
{
    private const int MostFetches = 3;

    private readonly RepositoryAddress address;
    private readonly string branch;
    private readonly OwnFolder own;
    private readonly RepositoryGit git;
    private readonly string? remote;

    private GitOpsRepository(RepositoryAddress address, string branch, OwnFolder own, RepositoryGit git, string? remote) =>
        (this.address, this.branch, this.own, this.git, this.remote) = (address, branch, own, git, remote);

    /// <summary>The remote as messages name it.</summary>
    public string RemoteName => address.IsUrl ? address.Shown : remote ?? address.Shown;

    /// <summary>Where fetched commits are kept while a run needs them.</summary>
    /// <param name="run">The name of the run's folder.</param>
    public static string FetchedRef(string run) => $"refs/milvus-manifests/{run}";

    /// <summary>Opens a repository; null if it cannot be used.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="usesRemote">Whether the branch of the remote counts, and not only the local one.</param>
    /// <param name="trace">Records each git command; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The repository disposes of its folder, and one that is not opened is disposed of here.")]
    public static Result<GitOpsRepository> Open(RepositoryAddress address, string branch, bool usesRemote, Trace? trace, CancellationToken cancellation)
    {
        if (GitCommand.Find(Environment.GetEnvironmentVariable("PATH") ?? "") is not { } program)
        {
            return Fail<GitOpsRepository>(CommittingCodes.Unreachable, "git was not found in PATH; install it");
        }

        if (!address.IsUrl && !Directory.Exists(address.Text))
        {
            return Fail<GitOpsRepository>(CommittingCodes.Unreachable, $"folder '{address}' not found");
        }

        if (OwnFolder.Create() is not { } own)
        {
            return Fail<GitOpsRepository>(CommittingCodes.Unreachable, $"no folder can be created in '{Path.GetTempPath()}'");
        }

        var git = new RepositoryGit(program, address.IsUrl ? own.Path : Path.GetFullPath(address.Text), cancellation) { Trace = trace };
        var opened = IsBranchName(git, branch) ? address.IsUrl ? OpenUrl(address, branch, own, git) : OpenFolder(address, branch, own, git, usesRemote)
            : Fail<GitOpsRepository>(CommittingCodes.BranchUnusable, $"'{branch}' is not a name that a branch can have");
        if (opened.Value is null)
        {
            own.Dispose();
        }

        return opened;
    }

    /// <summary>What a commit goes on top of now.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Result<BranchBase> FindBase()
    {
        var local = address.IsUrl ? null : Resolve($"refs/heads/{branch}");
        return remote is null ? FindLocalBase(local) : FindRemoteBase(remote, local);
    }

    /// <summary>Where the branch is checked out, if it is; an error if there are uncommitted changes.</summary>
    public Result<string> FindCheckout()
    {
        var tree = address.IsUrl ? null : CheckedOut.Find(git, branch);
        return tree is not null && CheckedOut.IsDirty(git, tree)
            ? Fail<string>(CommittingCodes.WorkTreeDirty, $"branch '{branch}' is checked out in '{Shown(tree)}', which has uncommitted changes")
            : new(tree, []);
    }

    /// <summary>Creates a work tree to commit in.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Result<OwnWorkTree> AddWorkTree(BranchBase start) => OwnWorkTree.Add(git, own, start.Commit);

    /// <summary>Whether a folder has the same in two commits.</summary>
    /// <param name="one">A commit; null for none.</param>
    /// <param name="other">Another one.</param>
    /// <param name="folder">The folder, normalised.</param>
    public bool HasSame(string? one, string? other, string folder) => one is not null && other is not null && TreeOf(one, folder) == TreeOf(other, folder);

    /// <summary>Pushes a commit, and never with force.</summary>
    /// <param name="commit">The commit.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public MoveResult Push(string commit) =>
        MoveResult.OfPush(git.Run("push", "--porcelain", "--no-follow-tags", "--recurse-submodules=no", remote ?? address.Text, $"{commit}:refs/heads/{branch}"));

    /// <summary>Moves the local branch forward to a commit.</summary>
    /// <param name="start">What the commit is on top of.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="checkout">Where the branch is checked out; null if it is nowhere.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public MoveResult Advance(BranchBase start, string commit, string? checkout)
    {
        if (address.IsUrl || start.Local == commit)
        {
            return MoveResult.Done;
        }

        // A checkout that follows shows no change; a branch that was moved meanwhile is left as it is by both.
        var moved = checkout is not null
            ? (git with { Folder = checkout }).Run("merge", "--quiet", "--ff-only", commit)
            : git.Run("update-ref", "-m", "milvus-manifests commit", $"refs/heads/{branch}", commit, start.Local ?? new string('0', commit.Length));
        return moved.Succeeded ? MoveResult.Done
            : Resolve($"refs/heads/{branch}") != start.Local ? new(false, true, "it was changed meanwhile")
            : new(false, false, RepositoryGit.Reason(moved));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!address.IsUrl)
        {
            (git with { Cancellation = CancellationToken.None }).Run("update-ref", "-d", FetchedRef(own.Name));
        }

        own.Dispose();
    }

    private static bool IsBranchName(RepositoryGit git, string branch) => git.Run("check-ref-format", "--branch", branch) is { Succeeded: true } named && named.Text == branch;

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes of it.")]
    private static Result<GitOpsRepository> OpenUrl(RepositoryAddress address, string branch, OwnFolder own, RepositoryGit git)
    {
        var listed = git.Run("ls-remote", "--symref", "--", address.Text, "HEAD");
        if (!listed.Succeeded)
        {
            return Unreachable<GitOpsRepository>(address.Shown, listed);
        }

        var repository = own.Repository;
        var format = RemoteState.Read(listed, branch).Default is { Length: > 40 } ? "sha256" : "sha1";
        var created = git.Run("init", "--quiet", "--bare", $"--object-format={format}", repository);
        return created.Succeeded
            ? new(new GitOpsRepository(address, branch, own, git with { Folder = repository }, address.Text), [])
            : Unreachable<GitOpsRepository>(address.Shown, created);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes of it.")]
    private static Result<GitOpsRepository> OpenFolder(RepositoryAddress address, string branch, OwnFolder own, RepositoryGit git, bool usesRemote)
    {
        var found = git.Run("rev-parse", "--git-dir");
        if (!found.Succeeded)
        {
            return found.Error.Contains("not a git repository", StringComparison.Ordinal)
                ? Fail<GitOpsRepository>(CommittingCodes.Unreachable, $"'{address}' is not a git repository")
                : Unreachable<GitOpsRepository>(address.Shown, found);
        }

        git = git with { HasSshCommand = git.Run("config", "--get", "core.sshCommand").Succeeded };
        CheckedOut.RemoveLeft(git);
        var remote = usesRemote ? FindRemote(git, branch) : null;
        return usesRemote && remote is null
            ? Fail<GitOpsRepository>(CommittingCodes.NoRemote, $"'{address}' has no remote to push to")
            : new(new GitOpsRepository(address, branch, own, git, remote), []);
    }

    private static string? FindRemote(RepositoryGit git, string branch)
    {
        var all = git.Run("remote").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var configured = git.Run("config", "--get", $"branch.{branch}.remote").Text;
        return all.Contains(configured, StringComparer.Ordinal) ? configured
            : all.Contains("origin", StringComparer.Ordinal) ? "origin"
            : all is [var only] ? only
            : null;
    }

    private Result<BranchBase> FindLocalBase(string? local)
    {
        if (local is not null)
        {
            return new(new BranchBase(local) { Local = local }, []);
        }

        var followed = FindRemote(git, branch);
        if (followed is not null && Resolve($"refs/remotes/{followed}/{branch}") is { } tracked)
        {
            return new(new BranchBase(tracked), []);
        }

        var (reference, name) = followed is not null && git.Run("symbolic-ref", "--short", $"refs/remotes/{followed}/HEAD") is { Succeeded: true } head
            ? ($"refs/remotes/{head.Text}", head.Text)
            : ("HEAD", git.Run("symbolic-ref", "--short", "HEAD").Text);
        return Resolve(reference) is { } start ? new(new BranchBase(start) { CreatedFrom = name.Length == 0 ? start : name }, [])
            : FirstCommit(git.Run("for-each-ref", "--count=1", "refs/heads").Output.Length > 0);
    }

    private Result<BranchBase> FirstCommit(bool hasOthers) => !hasOthers ? new(new BranchBase(null), [])
        : Fail<BranchBase>(CommittingCodes.BranchUnusable, $"branch '{branch}' does not exist, and the repository has no default branch to create it from");

    private Result<BranchBase> FindRemoteBase(string from, string? local)
    {
        // Between the listing and the fetch, the branch may move again.
        for (var left = MostFetches; ; left--)
        {
            var listed = git.Run("ls-remote", "--symref", "--", from, "HEAD", $"refs/heads/{branch}");
            if (!listed.Succeeded)
            {
                return Unreachable<BranchBase>(RemoteName, listed);
            }

            var state = RemoteState.Read(listed, branch);
            var (wanted, name) = state.Branch is not null ? (state.Branch, branch) : local is null ? (state.Default, state.DefaultName ?? "HEAD") : (null, "");
            if (wanted is null)
            {
                return local is null
                    ? FirstCommit(git.Run("ls-remote", "--heads", "--", from).Output.Length > 0)
                    : new(new BranchBase(local) { Local = local, IsAhead = true }, []);
            }

            if (!Has(wanted) && Fetch(from, name == "HEAD" ? name : $"refs/heads/{name}") is { Succeeded: false } failed)
            {
                return Unreachable<BranchBase>(RemoteName, failed);
            }

            if (Has(wanted))
            {
                return state.Branch is null ? new(new BranchBase(wanted) { CreatedFrom = name }, []) : Combine(wanted, local);
            }

            if (left == 0)
            {
                return Fail<BranchBase>(CommittingCodes.Unreachable, $"'{branch}' of '{RemoteName}' changes faster than it can be fetched");
            }
        }
    }

    private Result<BranchBase> Combine(string fetched, string? local) =>
        local is null || local == fetched || IsAncestor(local, fetched) ? new(new BranchBase(fetched) { Local = local }, [])
        : IsAncestor(fetched, local) ? new(new BranchBase(local) { Local = local, IsAhead = true }, [])
        : Fail<BranchBase>(CommittingCodes.Diverged, $"'{branch}' and '{branch}' of '{RemoteName}' have diverged");

    // A repository of our own needs no history; not every server can leave it out.
    private ChildResult Fetch(string from, string reference)
    {
        string[] fetch = ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
        string[] what = ["--", from, $"+{reference}:{FetchedRef(own.Name)}"];
        var shallow = address.IsUrl ? git.Run([.. fetch, "--depth=1", .. what]) : null;
        return shallow is { Succeeded: true } ? shallow : git.Run([.. fetch, .. what]);
    }

    private string? TreeOf(string commit, string folder) =>
        git.Run("rev-parse", "--verify", "--quiet", $"{commit}:{(folder == "." ? "" : folder)}") is { Succeeded: true } found ? found.Text : null;

    private bool Has(string commit) => git.Run("cat-file", "-e", commit + "^{commit}").Succeeded;

    private bool IsAncestor(string older, string newer) => git.Run("merge-base", "--is-ancestor", older, newer).Succeeded;

    private string? Resolve(string reference) => git.Run("rev-parse", "--verify", "--quiet", reference + "^{commit}") is { Succeeded: true } found ? found.Text : null;

    private string Shown(string tree) => FullPath(address.Text) == FullPath(tree) ? address.Shown : tree;

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private static Result<T> Unreachable<T>(string shown, ChildResult failed)
        where T : class => Fail<T>(CommittingCodes.Unreachable, $"'{shown}' cannot be reached: {RepositoryGit.Reason(failed)}");

    private static Result<T> Fail<T>(DiagnosticCode code, string message)
        where T : class => new(null, [Diagnostic.Error(code, null, message)]);
}

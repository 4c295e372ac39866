using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Committing;

/// <summary>A work tree of one run: the user's own, its index and its branch are not touched.</summary>
internal sealed class OwnWorkTree : IDisposable
{
    // The first commit of a repository has no branch that HEAD could be at; this one belongs to the work tree and goes with it.
    private const string FirstRef = "refs/worktree/milvus-manifests";

    private const string Nobody = "milvus-manifests <milvus-manifests> 0 +0000";

    private readonly RepositoryGit repository;
    private readonly RepositoryGit git;

    private OwnWorkTree(RepositoryGit repository, string folder) =>
        (this.repository, git) = (repository, repository with { Folder = folder, IsOwnWorkTree = true });

    /// <summary>Its root.</summary>
    public string Folder => git.Folder;

    /// <summary>Creates one.</summary>
    /// <param name="repository">Git, in the repository.</param>
    /// <param name="own">The folder of the run.</param>
    /// <param name="commit">The commit to check out; null for none, of an empty repository.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes of it, and one that cannot be created is disposed of here.")]
    public static Result<OwnWorkTree> Add(RepositoryGit repository, OwnFolder own, string? commit)
    {
        var tree = new OwnWorkTree(repository, Path.Combine(own.Path, own.Name));
        var isDone = false;
        try
        {
            var failed = commit is null ? tree.CreateEmpty() : tree.CreateAt(commit);
            isDone = failed is null;
            return failed is null ? new(tree, []) : Fail(CommittingCodes.Unreachable, $"git cannot create a work tree: {RepositoryGit.Reason(failed)}");
        }
        finally
        {
            if (!isDone)
            {
                tree.Dispose();
            }
        }
    }

    /// <summary>Makes a folder what it is in another commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">The folder, normalised.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Diagnostic? Take(string commit, string folder) =>
        git.Run("restore", $"--source={commit}", "--staged", "--worktree", "--", $":(literal){folder}") is { Succeeded: false } refused
            ? Diagnostic.Error(CommittingCodes.CommitRefused, null, $"git cannot stage the files: {RepositoryGit.Reason(refused)}")
            : null;

    /// <summary>Commits files; null if nothing differs from the commit that it has.</summary>
    /// <param name="paths">The files that were written or removed, below the root.</param>
    /// <param name="message">The message.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Result<string> Commit(ImmutableArray<string> paths, string message)
    {
        var staged = git.Run(["update-index", "--add", "--remove", "--replace", "-z", "--stdin"], string.Concat(paths.Select(path => path + "\0")));
        if (!staged.Succeeded)
        {
            return Fail<string>(CommittingCodes.CommitRefused, $"git cannot stage the files: {RepositoryGit.Reason(staged)}");
        }

        if (FindReplacedSubmodule() is { } submodule)
        {
            return Fail<string>(CommittingCodes.PathRefused, $"'{submodule}' is a submodule, and its files belong to another repository");
        }

        if (git.Run("diff", "--cached", "--quiet").Succeeded)
        {
            return new(null, []);
        }

        if (git.Run("var", "GIT_AUTHOR_IDENT") is { Succeeded: false } || git.Run("var", "GIT_COMMITTER_IDENT") is { Succeeded: false })
        {
            return Fail<string>(CommittingCodes.NoIdentity, "git does not know who commits: user.name or user.email is not set");
        }

        var committed = git.Run(["commit", "--quiet", "--cleanup=verbatim", "--file=-"], message);
        return committed.Succeeded ? new(git.Run("rev-parse", "HEAD").Text, [])
            : Fail<string>(CommittingCodes.CommitRefused, $"git did not commit: {RepositoryGit.Reason(committed)}");
    }

    /// <summary>Removes it, also from the repository's list of work trees.</summary>
    public void Dispose()
    {
        var last = repository with { Cancellation = CancellationToken.None };
        last.Run("worktree", "remove", "--force", "--force", Folder);
    }

    // A submodule is an empty folder here: files in it are staged in its place.
    private string? FindReplacedSubmodule()
    {
        const string Submodule = ":160000 ";
        var fields = git.Run("diff", "--cached", "--raw", "-z", "--no-renames", "--diff-filter=DT", "--ignore-submodules=none").Text.Split('\0');
        var at = Array.FindIndex(fields, field => field.StartsWith(Submodule, StringComparison.Ordinal));
        return at >= 0 && at + 1 < fields.Length ? fields[at + 1] : null;
    }

    // Registering is quick and is not interrupted: half of it could not be removed. No hook of a checkout runs.
    private ChildResult? CreateAt(string commit) =>
        Register(commit) is { } failed ? failed
        : git.Run("reset", "--quiet", "--hard", commit) is { Succeeded: false } reset ? reset
        : null;

    // Git before 2.42 only adds a work tree of a commit, so it is given one that nothing refers to.
    private ChildResult? CreateEmpty()
    {
        var tree = repository.Run("hash-object", "-t", "tree", "-w", "--stdin");
        var made = repository.Run(["hash-object", "-t", "commit", "-w", "--stdin"], $"tree {tree.Text}\nauthor {Nobody}\ncommitter {Nobody}\n\nempty\n");
        return !made.Succeeded ? made
            : Register(made.Text) is { } failed ? failed
            : git.Run("symbolic-ref", "HEAD", FirstRef) is { Succeeded: false } moved ? moved
            : git.Run("read-tree", "--empty") is { Succeeded: false } emptied ? emptied
            : null;
    }

    private ChildResult? Register(string commit) =>
        (repository with { Cancellation = CancellationToken.None }).Run("worktree", "add", "--quiet", "--detach", "--no-checkout", Folder, commit) is { Succeeded: false } added ? added : null;

    private static Result<OwnWorkTree> Fail(DiagnosticCode code, string message) => Fail<OwnWorkTree>(code, message);

    private static Result<T> Fail<T>(DiagnosticCode code, string message)
        where T : class => new(null, [Diagnostic.Error(code, null, message)]);
}

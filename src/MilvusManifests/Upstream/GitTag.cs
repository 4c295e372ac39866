using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Fetches the manifests of a tag of a git repository, after verifying that the tag is the commit in the configuration.</summary>
/// <param name="source">The source.</param>
/// <param name="folder">The folder of the configuration; empty for the current one.</param>
/// <param name="options">Where git is, and its limits.</param>
internal sealed class GitTag(GitSource source, string folder, SourceOptions options)
{
    private const int LongestLine = 64 * 1024;

    /// <summary>The repository as passed to git.</summary>
    public string Url => source.IsPath ? Path.GetFullPath(Path.Combine(folder, source.Url.Value)) : source.Url.Value;

    /// <summary>A tar of the commit's <c>manifests/</c>.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Result<byte[]>> FetchAsync(CancellationToken cancellation)
    {
        if (GitCommand.Find(options.SearchPath) is not { } program)
        {
            return Fail(UpstreamCodes.GitFailed, source.Url, "git was not found in PATH; install it, or use an archive as the source");
        }

        if (source.IsPath && !Directory.Exists(Url))
        {
            return Fail(UpstreamCodes.GitFailed, source.Url, $"folder '{Path.Combine(folder, source.Url.Value)}' not found; the path is relative to the folder of the configuration");
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(options.Timeout);
        var temporary = Directory.CreateTempSubdirectory("milvus-manifests-");
        try
        {
            return await FetchAsync(new GitCommand(program, temporary.FullName) { Trace = options.Trace }, limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Fail(UpstreamCodes.GitFailed, source.Url, FormattableString.Invariant($"git took longer than {options.Timeout.TotalSeconds} s to fetch '{source.Url}'"));
        }
        finally
        {
            Remove(temporary);
        }
    }

    private async Task<Result<byte[]>> FetchAsync(GitCommand git, CancellationToken cancellation)
    {
        var reference = $"refs/tags/{source.Tag}";
        var format = source.Commit.Value.Length > 40 ? "sha256" : "sha1";
        var init = await git.RunAsync(["init", "--quiet", "--bare", "--template=", $"--object-format={format}", "."], LongestLine, cancellation).ConfigureAwait(false);
        if (!init.Succeeded)
        {
            return Fail(UpstreamCodes.GitFailed, source.Url, $"git cannot create a repository to fetch into: {init.Reason}");
        }

        var fetch = await git.RunAsync(
            ["fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--", Url, $"+{reference}:{reference}"],
            LongestLine, cancellation).ConfigureAwait(false);
        if (!fetch.Succeeded)
        {
            return fetch.Error.Contains("couldn't find remote ref", StringComparison.Ordinal)
                ? Fail(UpstreamCodes.GitFailed, source.Tag, $"'{source.Url}' has no tag '{source.Tag}'")
                : Fail(UpstreamCodes.GitFailed, source.Url, $"'{source.Url}' cannot be fetched: {fetch.Reason}");
        }

        // An annotated tag is an object of its own, which points to the commit.
        var commit = await git.RunAsync(["rev-parse", "--verify", "--quiet", reference + "^{commit}"], LongestLine, cancellation).ConfigureAwait(false);
        if (!commit.Succeeded || commit.Text != source.Commit.Value)
        {
            return Fail(UpstreamCodes.TagMoved, source.Commit, commit.Succeeded
                ? $"tag '{source.Tag}' of '{source.Url}' is commit {commit.Text}, not {source.Commit}: the tag was moved, or the commit in the configuration is wrong"
                : $"tag '{source.Tag}' of '{source.Url}' does not point to a commit");
        }

        var archive = await git.RunAsync(["archive", "--format=tar", commit.Text, ManifestsFolder.Name], options.Limits.ArchiveBytes, cancellation).ConfigureAwait(false);
        return archive.IsCut ? Fail(UpstreamCodes.Refused, source.Url, FormattableString.Invariant($"the manifests of '{source.Url}' have more than {options.Limits.ArchiveBytes} bytes"))
            : archive.Succeeded ? new(archive.Output, [])
            : Fail(UpstreamCodes.Missing, source.Url, $"tag '{source.Tag}' of '{source.Url}' has no folder {ManifestsFolder.Name}");
    }

    // Git's files are read-only, which keeps Windows from deleting them.
    private static void Remove(DirectoryInfo temporary)
    {
        try
        {
            foreach (var file in temporary.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                file.IsReadOnly = false;
            }

            temporary.Delete(recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static Result<byte[]> Fail(DiagnosticCode code, Setting<string> blamed, string message) => new(null, [Diagnostic.Error(code, blamed.Location, message)]);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Comparison.Sides;

/// <summary>A folder of manifests in a revision of its git repository. The working tree is not read, and nothing is checked out or fetched.</summary>
internal sealed class GitRevision
{
    private const int MaxListing = 64 * 1024 * 1024;
    private const int MaxHeader = 128;

    private readonly string folder;
    private readonly string revision;
    private readonly GitCommand git;
    private readonly string below;

    private GitRevision(string folder, string revision, string program, Trace? trace)
    {
        this.folder = folder;
        this.revision = revision;
        (var start, below) = NearestFolder(Path.GetFullPath(folder));
        git = new GitCommand(program, start) { Protocols = "none", Trace = trace };
    }

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The folder of manifests. The working tree may no longer have it, but must have a folder above it.</param>
    /// <param name="revision">A commit, branch or tag.</param>
    /// <param name="trace">Records each git command; null for no trace.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Result<ImmutableArray<SetFile>> Read(string folder, string revision, Trace? trace, CancellationToken cancellation)
    {
        if (revision.StartsWith('-'))
        {
            return Fail($"'{revision}' is not a revision; use a branch, tag or commit");
        }

        return GitCommand.Find(Environment.GetEnvironmentVariable("PATH") ?? "") is { } program
            ? new GitRevision(folder, revision, program, trace).Read(cancellation)
            : Fail("git is not in PATH; install it, or compare two folders");
    }

    private Result<ImmutableArray<SetFile>> Read(CancellationToken cancellation)
    {
        var prefix = Run(["rev-parse", "--show-prefix"], cancellation);
        if (!prefix.Succeeded)
        {
            return Fail($"git: {prefix.Reason}");
        }

        var commit = Run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellation);
        if (!commit.Succeeded)
        {
            return Fail($"revision '{revision}' not found in this repository");
        }

        var tree = Run(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{Text(commit)}:{(Text(prefix) + below).TrimEnd('/')}"], cancellation);
        var listing = tree.Succeeded ? Run(["ls-tree", "-r", "-z", "-l", "--full-tree", Text(tree)], cancellation) : tree;
        return listing.IsCut ? new([], [TooLarge])
            : !listing.Succeeded ? Fail($"revision '{revision}' has no folder '{Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(folder))}'")
            : ReadAll(Encoding.UTF8.GetString(listing.Output), cancellation);
    }

    private Result<ImmutableArray<SetFile>> ReadAll(string listing, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var entries = Entries(listing, found).ToArray();
        if (found.HasErrors)
        {
            return new([], found.ToImmutable());
        }

        var contents = Run(["cat-file", "--batch"], cancellation, string.Concat(entries.Select(entry => entry.Id + "\n")), SetSize.MaxBytes + (entries.Length * MaxHeader));
        var read = contents.Succeeded ? Split(contents.Output, entries) : contents.IsCut ? new([], [TooLarge]) : Fail($"git: {contents.Reason}");
        return read with { Diagnostics = [.. found.ToImmutable(), .. read.Diagnostics] };
    }

    private IEnumerable<(string Id, string Path)> Entries(string listing, DiagnosticBag found)
    {
        var size = default(SetSize);
        foreach (var entry in listing.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var path = entry[(tab + 1)..];
            if (entry[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var mode, "blob", var id, var bytes] || !SetFile.IsManifest(path))
            {
                continue;
            }

            if (mode == "120000")
            {
                found.Add(Diagnostic.Warning(ComparisonCodes.Skipped, new SourceText($"{revision}:{path}", "").At(0, 0), "symbolic links are not followed; skipped"));
                continue;
            }

            var length = long.Parse(bytes, NumberStyles.None, CultureInfo.InvariantCulture);
            size = size.Add(length);
            if (size.Check($"{revision}:{path}", length) is { } fault)
            {
                found.Add(fault);
                yield break;
            }

            yield return (id, path);
        }
    }

    private Result<ImmutableArray<SetFile>> Split(byte[] contents, (string Id, string Path)[] entries)
    {
        var files = ImmutableArray.CreateBuilder<SetFile>(entries.Length);
        var at = 0;
        foreach (var (_, path) in entries)
        {
            var end = contents.AsSpan(at).IndexOf((byte)'\n') + at;
            if (end < at || Encoding.ASCII.GetString(contents, at, end - at).Split(' ') is not [_, "blob", var size])
            {
                return Fail($"'{path}' of revision '{revision}' is missing from the repository; is it a partial clone?");
            }

            var length = int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
            files.Add(new SetFile(path, $"{revision}:{path}", contents[(end + 1)..(end + 1 + length)]));
            at = end + 1 + length + 1;
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(files.DrainToImmutable(), []);
    }

    private static (string Start, string Below) NearestFolder(string folder)
    {
        var below = "";
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
        {
            below = Path.GetFileName(folder) + "/" + below;
            folder = above;
        }

        return (folder, below);
    }

    // A path may start or end with a space.
    private static string Text(ChildResult result) => Encoding.UTF8.GetString(result.Output).TrimEnd('\n', '\r');

    private static Diagnostic TooLarge => Diagnostic.Error(ComparisonCodes.TooLarge, null, "git lists more than is compared; is this the right folder?");

    private ChildResult Run(string[] arguments, CancellationToken cancellation, string input = "", int most = MaxListing) =>
        git.RunAsync(arguments, most, cancellation, input).GetAwaiter().GetResult();

    private static Result<ImmutableArray<SetFile>> Fail(string message) => new([], [Diagnostic.Error(ComparisonCodes.RevisionUnreadable, null, message)]);
}

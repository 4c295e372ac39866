using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Sources;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>A folder of manifests as a revision of its git repository has it; the working tree plays no part, and nothing is checked out.</summary>
public sealed class GitRevision
{
    private const int MostListed = 64 * 1024 * 1024;
    private const int LongestHeader = 128;

    private static readonly string? program = GitCommand.Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    private readonly string folder;
    private readonly string revision;
    private readonly CancellationToken cancellation;
    private readonly DiagnosticBag diagnostics = new();

    private GitRevision(string folder, string revision, CancellationToken cancellation)
    {
        this.folder = folder;
        this.revision = revision;
        this.cancellation = cancellation;
    }

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The folder of manifests; it need not exist any more in the working tree, yet one above it has to.</param>
    /// <param name="revision">The revision: a commit, a branch, a tag.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Result<SetFiles> Read(string folder, string revision, CancellationToken cancellation = default)
    {
        var reading = new GitRevision(Path.GetFullPath(folder), revision, cancellation);
        var files = reading.Read();
        return new(files, reading.diagnostics.ToImmutable());
    }

    private SetFiles? Read()
    {
        var (start, below) = NearestFolder();
        if (revision.StartsWith('-'))
        {
            return Fail($"'{revision}' is no revision; a branch, a tag or a commit is");
        }

        if (Run(start, ["rev-parse", "--show-prefix"]) is not { } prefix
            || Run(start, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], isRevision: true) is not { } commit)
        {
            return null;
        }

        var path = (Text(prefix) + below).TrimEnd('/');
        var tree = $"{Text(commit)}:{path}";
        if (Run(start, ["rev-parse", "--verify", "--quiet", "--end-of-options", tree], isTree: true) is not { } found
            || Run(start, ["ls-tree", "-r", "-z", "-l", "--full-tree", Text(found)], isTree: true) is not { } listing)
        {
            return null;
        }

        var entries = Entries(listing).ToArray();
        return diagnostics.HasErrors ? null : ReadAll(start, entries);
    }

    private (string Start, string Below) NearestFolder()
    {
        var below = "";
        var start = folder;
        while (!Directory.Exists(start) && Path.GetDirectoryName(start) is { } above)
        {
            below = Path.GetFileName(start) + "/" + below;
            start = above;
        }

        return (start, below);
    }

    private IEnumerable<(string Id, string Path)> Entries(byte[] listing)
    {
        var left = SetFiles.MostBytes;
        var count = 0;
        foreach (var entry in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var path = entry[(tab + 1)..];
            if (entry[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var mode, "blob", var id, var size] || !SetFiles.IsManifest(path))
            {
                continue;
            }

            if (mode == "120000")
            {
                diagnostics.Add(Diagnostic.Warning(ComparisonCodes.Skipped, new SourceText($"{revision}:{path}", "").At(0, 0), "this is a symbolic link, and not followed"));
                continue;
            }

            var length = long.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
            left -= length;
            if (length > SourceFile.DefaultMaxBytes || left < 0 || ++count > SetFiles.MostFiles)
            {
                diagnostics.Add(ManifestFolder.TooMuch($"{revision}:{path}", length));
                yield break;
            }

            yield return (id, path);
        }
    }

    private SetFiles? ReadAll(string start, (string Id, string Path)[] entries)
    {
        var asked = string.Concat(entries.Select(entry => entry.Id + "\n"));
        if (Run(start, ["cat-file", "--batch"], asked, most: (int)SetFiles.MostBytes + (entries.Length * LongestHeader)) is not { } answer)
        {
            return null;
        }

        var files = ImmutableArray.CreateBuilder<SetFile>(entries.Length);
        var at = 0;
        foreach (var (_, path) in entries)
        {
            var end = answer.AsSpan(at).IndexOf((byte)'\n') + at;
            if (end < at || Encoding.ASCII.GetString(answer, at, end - at).Split(' ') is not [_, "blob", var size])
            {
                return Fail($"the repository lacks '{path}' of revision '{revision}'; is it a partial clone?");
            }

            var length = int.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture);
            files.Add(new SetFile(path, $"{revision}:{path}", answer[(end + 1)..(end + 1 + length)]));
            at = end + 1 + length + 1;
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new SetFiles(files.DrainToImmutable());
    }

    private byte[]? Run(string start, string[] arguments, string input = "", bool isRevision = false, bool isTree = false, int most = MostListed)
    {
        if (program is null)
        {
            diagnostics.Add(Error("there is no git in PATH; install it, or compare two folders"));
            return null;
        }

        // What is compared is here already: nothing is fetched.
        var git = new GitCommand(program, start) { Protocols = "none" };
        var result = git.RunAsync(arguments, most, cancellation, input).GetAwaiter().GetResult();
        if (result.Succeeded)
        {
            return result.Output;
        }

        diagnostics.Add(isRevision ? Error($"git knows no revision '{revision}' here")
            : isTree ? Error($"revision '{revision}' has no folder '{Path.GetRelativePath(Environment.CurrentDirectory, folder)}'")
            : result.IsCut ? Diagnostic.Error(ComparisonCodes.TooLarge, null, "git gives more than is compared")
            : Error($"git: {result.Reason}"));
        return null;
    }

    private SetFiles? Fail(string message)
    {
        diagnostics.Add(Error(message));
        return null;
    }

    private static Diagnostic Error(string message) => Diagnostic.Error(ComparisonCodes.RevisionUnreadable, null, message);

    private static string Text(byte[] output) => Encoding.UTF8.GetString(output).TrimEnd('\n', '\r');
}

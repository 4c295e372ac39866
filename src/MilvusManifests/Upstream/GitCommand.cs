using System.Diagnostics;
using MilvusManifests.Text;
using Trace = MilvusManifests.Text.Trace;

namespace MilvusManifests.Upstream;

/// <summary>Runs the installed <c>git</c>: no prompts, no hooks, no pager, no transport that runs a command, and with a timeout.</summary>
/// <param name="program">The program's path.</param>
/// <param name="repository">The repository to run in.</param>
internal sealed class GitCommand(string program, string repository)
{
    private const int LongestError = 4096;

    private static readonly string[] Settings =
    [
        "--no-pager", "--no-replace-objects", "--literal-pathspecs",
        "-c", "protocol.ext.allow=never",
        "-c", "core.fsmonitor=false",
        "-c", "core.quotePath=false",
        "-c", "core.hooksPath=/dev/null",
        "-c", "core.autocrlf=false",
        "-c", "gc.auto=0",
        "-c", "maintenance.auto=false",
        "-c", "fetch.fsckObjects=true",
    ];

    // A build started by git itself, from a hook, would otherwise run git in the user's repository.
    private static readonly string[] Inherited =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_NAMESPACE",
        "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_QUARANTINE_PATH", "GIT_CONFIG", "GIT_EXTERNAL_DIFF",
    ];

    /// <summary>The allowed transports; without them a partial clone cannot fetch missing objects on demand.</summary>
    public string Protocols { get; init; } = "https:ssh:file";

    /// <summary>Records each command; null for no trace.</summary>
    public Trace? Trace { get; init; }

    /// <summary>Finds the program in the folders of a search path, never in the current folder; null if it is in none.</summary>
    public static string? Find(string searchPath) =>
        searchPath.Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git"))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">Its arguments: untrusted values come after <c>--</c> or where no option is accepted.</param>
    /// <param name="most">The limit of output in bytes; a command that writes more is killed.</param>
    /// <param name="cancellation">Kills the command.</param>
    /// <param name="input">Its standard input.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<GitResult> RunAsync(string[] arguments, int most, CancellationToken cancellation, string input = "")
    {
        var begin = Trace?.Now ?? 0;
        using var process = Process.Start(StartInfo(arguments)) ?? throw new InvalidOperationException("Process.Start returned no new process.");
        var writing = WriteAsync(process.StandardInput, input);
        var error = ReadAsync(process.StandardError.BaseStream, LongestError, stopsThere: false, cancellation);
        try
        {
            var output = await ReadAsync(process.StandardOutput.BaseStream, most, stopsThere: true, cancellation).ConfigureAwait(false);
            if (output.IsCut)
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            var message = System.Text.Encoding.UTF8.GetString((await error.ConfigureAwait(false)).Bytes);
            Trace?.Write("ran", FormattableString.Invariant($"git {arguments[0]}: exit code {process.ExitCode}, {TraceText.Count(output.Bytes.Length, "byte")} ({Trace.Since(begin)})"));
            return new GitResult(process.ExitCode, output.Bytes, message.Trim(), output.IsCut);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo(program, [.. Settings, "-C", repository, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ALLOW_PROTOCOL"] = Protocols;
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["LC_ALL"] = "C";
        start.Environment.TryAdd("GIT_SSH_COMMAND", "ssh -o BatchMode=yes");
        return start;
    }

    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        try
        {
            await writer.WriteAsync(input).ConfigureAwait(false);
            writer.Close();
        }
        catch (IOException)
        {
            // It exited before reading everything; its error stream says why.
        }
    }

    private static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(Stream stream, int most, bool stopsThere, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, (int)Math.Min(read, most - content.Length)), cancellation).ConfigureAwait(false);
            if (content.Length == most && stopsThere)
            {
                return (content.ToArray(), true);
            }
        }

        return (content.ToArray(), false);
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using MilvusManifests.Text;
using Trace = MilvusManifests.Text.Trace;

namespace MilvusManifests.Upstream;

/// <summary>Runs the installed <c>git</c>: no prompts, no pager, and unless said otherwise no hooks and no transport that runs a command.</summary>
/// <param name="program">The program's path.</param>
/// <param name="repository">The repository to run in.</param>
internal sealed class GitCommand(string program, string repository)
{
    private static readonly string[] Untrusting =
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

    /// <summary>The allowed transports; without them a partial clone cannot fetch missing objects on demand. Null for those that the user allows.</summary>
    public string? Protocols { get; init; } = "https:ssh:file";

    /// <summary>The options before the command: by default those for a repository that is not trusted.</summary>
    public ImmutableArray<string> Settings { get; init; } = [.. Untrusting];

    /// <summary>The program that connects over SSH, if the user names none; null for git's own choice.</summary>
    public string? Ssh { get; init; } = "ssh -o BatchMode=yes";

    /// <summary>Records each command; null for no trace.</summary>
    public Trace? Trace { get; init; }

    /// <summary>Finds the program in the folders of a search path, never in the current folder; null if it is in none.</summary>
    public static string? Find(string searchPath) => ChildProcess.Find("git", searchPath);

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">Its arguments: untrusted values come after <c>--</c> or where no option is accepted.</param>
    /// <param name="most">The limit of output in bytes; a command that writes more is killed.</param>
    /// <param name="cancellation">Kills the command.</param>
    /// <param name="input">Its standard input.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ChildResult> RunAsync(string[] arguments, int most, CancellationToken cancellation, string input = "")
    {
        var begin = Trace?.Now ?? 0;
        var result = await ChildProcess.RunAsync(StartInfo(arguments), most, cancellation, input).ConfigureAwait(false);
        Trace?.Write("ran", FormattableString.Invariant($"git {arguments[0]}: exit code {result.ExitCode}, {TraceText.Count(result.Output.Length, "byte")} ({Trace.Since(begin)})"));
        return result;
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        var start = new ProcessStartInfo(program, [.. Settings, "-C", repository, .. arguments]);
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        if (Protocols is not null)
        {
            start.Environment["GIT_ALLOW_PROTOCOL"] = Protocols;
        }

        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GCM_INTERACTIVE"] = "never";
        start.Environment["LC_ALL"] = "C";
        if (Ssh is not null && !start.Environment.ContainsKey("GIT_SSH"))
        {
            start.Environment.TryAdd("GIT_SSH_COMMAND", Ssh);
        }

        return start;
    }
}

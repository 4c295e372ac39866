using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Committing;

/// <summary>Runs git in a repository of the user: with the user's configuration, credentials and hooks, and without prompts.</summary>
/// <param name="Program">The program's path.</param>
/// <param name="Folder">The folder to run in.</param>
/// <param name="Cancellation">Kills what runs.</param>
internal sealed record RepositoryGit(string Program, string Folder, CancellationToken Cancellation)
{
    private const int MostOutput = 16 * 1024 * 1024;
    private const int LongestReason = 300;
    private const int MostNamed = 3;

    // What git says after what it started has said why.
    private static readonly string[] Vague = ["could not read from remote repository", "failed to push some refs", "the remote end hung up"];

    private static readonly ImmutableArray<string> Settings =
    [
        "--no-pager",
        "-c", "core.fsmonitor=false",
        "-c", "core.quotePath=false",
        "-c", "gc.auto=0",
        "-c", "maintenance.auto=false",
        "-c", "user.useConfigOnly=true",
        "-c", "advice.detachedHead=false",
    ];

    // Every file of the branch is there, with the bytes that are committed.
    private static readonly ImmutableArray<string> OfWorkTree = [.. Settings, "-c", "core.autocrlf=false", "-c", "core.sparseCheckout=false"];

    /// <summary>How long one command may take, with the hooks that it runs.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the folder is a work tree of ours.</summary>
    public bool IsOwnWorkTree { get; init; }

    /// <summary>Whether the repository says how to connect over SSH.</summary>
    public bool HasSshCommand { get; init; }

    /// <summary>Records each command; null for no trace.</summary>
    public Trace? Trace { get; init; }

    /// <summary>Runs a command.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ChildResult Run(params string[] arguments) => Run(arguments, "");

    /// <summary>Runs a command that reads its standard input.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ChildResult Run(string[] arguments, string input)
    {
        var git = new GitCommand(Program, Folder)
        {
            Settings = IsOwnWorkTree ? OfWorkTree : Settings,
            Protocols = null,
            Ssh = HasSshCommand ? null : "ssh -o BatchMode=yes",
            Trace = Trace,
        };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limited.CancelAfter(Timeout);
        try
        {
            return git.RunAsync(arguments, MostOutput, limited.Token, input).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
            return new ChildResult(1, [], FormattableString.Invariant($"error: git {arguments[0]} took longer than {Timeout.TotalSeconds} s"), false);
        }
    }

    /// <summary>Why a command failed, on one line, without a password: git's own words, or those of the program or hook that git blames.</summary>
    public static string Reason(ChildResult failed)
    {
        var lines = failed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("warning: ", StringComparison.OrdinalIgnoreCase)).ToArray();
        var own = failed.Reason;
        var reason = Array.Exists(Vague, vague => own.StartsWith(vague, StringComparison.OrdinalIgnoreCase)) ? WithoutPrefix(lines[0])
            : own.EndsWith(':') ? $"{own} {string.Join(", ", lines.Where(line => line[0] == '\t').Take(MostNamed).Select(line => line.Trim()))}"
            : own;
        return Excerpt.Of(UrlPassword.Hide(reason).Trim().TrimEnd('.'), LongestReason);
    }

    /// <summary>Why a remote refused something, in its own words; empty if it said nothing.</summary>
    public static string RemoteWords(ChildResult failed)
    {
        const string Prefix = "remote: ";
        var lines = failed.Error.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(line => line[Prefix.Length..].Trim())
            .Where(line => line.Length > 0);
        return Excerpt.Of(UrlPassword.Hide(string.Join("; ", lines)).TrimEnd('.'), LongestReason);
    }

    private static string WithoutPrefix(string line) =>
        Array.Find(["fatal: ", "error: ", "remote: "], prefix => line.StartsWith(prefix, StringComparison.Ordinal)) is { } found ? line[found.Length..] : line;
}

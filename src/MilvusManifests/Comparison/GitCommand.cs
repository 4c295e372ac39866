using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>Runs git to read, and nothing else: no pager, no hook, no prompt, no network.</summary>
internal static class GitCommand
{
    private const int MostError = 4096;

    // A repository's own settings can name programs that git starts, and a partial clone fetches what it lacks.
    private static readonly string[] Careful =
        ["--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never", "-c", "core.quotePath=false"];

    /// <summary>What git prints.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads on its standard input; null for nothing.</param>
    /// <param name="most">How many bytes it may print.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Result<byte[]> Run(string folder, IEnumerable<string> arguments, string? input, long most, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(Start(folder, arguments))!;
            using var ended = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var error = Task.Run(() => ReadError(process.StandardError), CancellationToken.None);
            var writing = Task.Run(() => Write(process.StandardInput, input), CancellationToken.None);
            var output = Read(process.StandardOutput.BaseStream, most);
            if (output is null)
            {
                process.Kill(entireProcessTree: true);
            }

            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            writing.GetAwaiter().GetResult();
            return output is null ? Fail(Codes.ComparedSize, "git gives more than is compared")
                : process.ExitCode == 0 ? new(output, [])
                : Fail(Codes.RevisionUnreadable, $"git: {Words(error.GetAwaiter().GetResult(), process.ExitCode)}");
        }
        catch (Win32Exception)
        {
            return Fail(Codes.RevisionUnreadable, Directory.Exists(folder) ? "the command 'git' is not there; install it, or compare two folders" : $"there is no folder '{folder}'");
        }
    }

    private static ProcessStartInfo Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", [.. Careful, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static void Write(StreamWriter writer, string? input)
    {
        try
        {
            using (writer)
            {
                writer.Write(input);
            }
        }
        catch (IOException)
        {
            // It ended before it had read everything; why stands on its error stream.
        }
    }

    private static byte[]? Read(Stream output, long most)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = output.Read(buffer); read > 0; read = output.Read(buffer))
        {
            all.Write(buffer, 0, read);
            if (all.Length > most)
            {
                return null;
            }
        }

        return all.ToArray();
    }

    private static string ReadError(StreamReader reader)
    {
        var kept = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            if (kept.Length < MostError)
            {
                kept.Append(kept.Length == 0 ? "" : " ").Append(line.Trim());
            }
        }

        return kept.ToString();
    }

    private static string Words(string error, int code) =>
        error.Length == 0 ? FormattableString.Invariant($"it ended with {code}") : error.StartsWith("fatal: ", StringComparison.Ordinal) ? error["fatal: ".Length..] : error;

    private static Result<byte[]> Fail(DiagnosticCode code, string message) => new(null, [Diagnostic.Error(code, null, message)]);
}

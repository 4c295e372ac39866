using System.Diagnostics;

namespace MilvusManifests.Upstream;

/// <summary>Runs a program of the machine, with a limit of what it may print.</summary>
internal static class ChildProcess
{
    private const int LongestError = 4096;

    /// <summary>Finds a program in the folders of a search path, never in the current folder; null if it is in none.</summary>
    public static string? Find(string name, string searchPath) =>
        searchPath.Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program.</summary>
    /// <param name="start">The program and its arguments.</param>
    /// <param name="most">The limit of output in bytes; a program that writes more is killed.</param>
    /// <param name="cancellation">Kills the program.</param>
    /// <param name="input">Its standard input.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<ChildResult> RunAsync(ProcessStartInfo start, int most, CancellationToken cancellation, string input = "")
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("Process.Start returned no new process.");
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
            return new ChildResult(process.ExitCode, output.Bytes, message.Trim(), output.IsCut);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
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

using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Kubectl;

/// <summary>A program that serves until it is ended, and prints a line when it begins to.</summary>
internal sealed class ServingProcess : IDisposable
{
    private const int MostOutput = 16 * 1024;
    private const int MostErrors = 4096;
    private const int LongestReason = 300;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly Task errorsRead;

    private ServingProcess(Process process)
    {
        this.process = process;
        errorsRead = ReadAsync(process.StandardError, KeepErrors);
    }

    /// <summary>Whether it ended by itself.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts a program, and waits until it serves.</summary>
    /// <param name="start">The program and its arguments.</param>
    /// <param name="answerOf">What a line of its output says of where it serves; null for another line.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The program and where it serves, or no program and why it does not serve.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<(ServingProcess? Process, string Answer)> StartAsync(ProcessStartInfo start, Func<string, string?> answerOf, TimeSpan limit, CancellationToken cancellation)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        Process process;
        try
        {
            process = Process.Start(start) ?? throw new InvalidOperationException("Process.Start returned no new process.");
        }
        catch (Win32Exception failed)
        {
            return (null, failed.Message.ReplaceLineEndings(" "));
        }

        process.StandardInput.Close();
        ServingProcess? starting = null;
        try
        {
            starting = new ServingProcess(process);
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limited.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
            var (answer, hasEnded) = await starting.AwaitAsync(answerOf, limited.Token).ConfigureAwait(false);
            if (answer is null)
            {
                return (null, starting.Reason ?? (hasEnded ? "it ended without a message" : "it does not say where it serves"));
            }

            var serving = starting;
            starting = null;
            return (serving, answer);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, starting?.Reason ?? FormattableString.Invariant($"it did not begin to serve within {Math.Max(1, (int)Math.Ceiling(limit.TotalSeconds))} s"));
        }
        finally
        {
            starting?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(LongestEnd);
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It is gone already.
        }

        process.Dispose();
    }

    // The last line that it wrote is the one that says why.
    private string? Reason
    {
        get
        {
            string text;
            lock (errors)
            {
                text = errors.ToString();
            }

            var last = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
            return last is null ? null : Excerpt.Of(UrlPassword.Hide(last.StartsWith("error: ", StringComparison.Ordinal) ? last["error: ".Length..] : last), LongestReason);
        }
    }

    private async Task<(string? Answer, bool HasEnded)> AwaitAsync(Func<string, string?> answerOf, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        var buffer = new char[1024];
        int read;
        while ((read = await process.StandardOutput.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            output.Append(buffer, 0, read);
            var lines = output.ToString().Split('\n');
            foreach (var line in lines.AsSpan(0, lines.Length - 1))
            {
                if (answerOf(line.TrimEnd('\r')) is { } answer)
                {
                    // A full pipe would stop it.
                    _ = ReadAsync(process.StandardOutput, _ => { });
                    return (answer, false);
                }
            }

            if (output.Length > MostOutput)
            {
                return (null, false);
            }
        }

        await errorsRead.WaitAsync(cancellation).ConfigureAwait(false);
        return (null, true);
    }

    private void KeepErrors(string text)
    {
        lock (errors)
        {
            errors.Append(text);
            if (errors.Length > MostErrors)
            {
                errors.Remove(0, errors.Length - MostErrors);
            }
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> keep)
    {
        var buffer = new char[1024];
        try
        {
            int read;
            while ((read = await reader.ReadAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false)) > 0)
            {
                keep(new string(buffer, 0, read));
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The program was ended.
        }
    }
}

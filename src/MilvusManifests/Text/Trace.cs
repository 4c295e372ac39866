using System.Globalization;
using System.Runtime.InteropServices;

namespace MilvusManifests.Text;

/// <summary>
/// What a run read, decided and skipped, a line for each event: milliseconds since the start, a verb, and what it was about. Passwords in URLs are hidden.
/// Thread-safe.
/// </summary>
public sealed class Trace
{
    private const int TimeWidth = 8;
    private const int VerbWidth = 10;

    private readonly Lock gate = new();
    private readonly Action<string> write;
    private readonly TimeProvider clock;
    private readonly long start;

    private Trace(Action<string> write, TimeProvider clock, long start) => (this.write, this.clock, this.start) = (write, clock, start);

    /// <summary>The current time, to pass to <see cref="Since"/>.</summary>
    internal long Now => clock.GetTimestamp();

    /// <summary>Starts a trace. Its first line says what runs, and on what.</summary>
    /// <param name="write">Receives each line, without a line break; never called concurrently.</param>
    /// <param name="program">What runs: it is followed by <c>on</c> and the system.</param>
    public static Trace Start(Action<string> write, string program) => Start(write, program, TimeProvider.System);

    /// <summary>Starts a trace by another clock.</summary>
    internal static Trace Start(Action<string> write, string program, TimeProvider clock)
    {
        var what = $"{program} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.OSArchitecture}, in .";
        var trace = new Trace(write, clock, clock.GetTimestamp());
        trace.Write("started", what);
        return trace;
    }

    /// <summary>Writes a line.</summary>
    /// <remarks>Call it as <c>trace?.Write(...)</c>: without a trace, the arguments are not even evaluated.</remarks>
    /// <param name="verb">What was done: <c>read</c>.</param>
    /// <param name="what">To what, and with what result.</param>
    internal void Write(string verb, string what)
    {
        var elapsed = clock.GetElapsedTime(start);
        var text = $"  {verb.PadRight(VerbWidth)} {UrlPassword.Hide(what).ReplaceLineEndings(" ")}";
        lock (gate)
        {
            write(Milliseconds(elapsed).PadLeft(TimeWidth + " ms".Length) + text);
        }
    }

    /// <summary>How long something took, <c>2.1 ms</c>.</summary>
    /// <param name="begin">When it began: <see cref="Now"/> of then.</param>
    internal string Since(long begin) => Milliseconds(clock.GetElapsedTime(begin));

    /// <summary>A trace of work that is done beside other work: its lines are kept until <see cref="Add"/>, so that they are not mixed with the other's.</summary>
    internal TraceAside Aside()
    {
        var lines = new List<string>();
        return new(new Trace(lines.Add, clock, start), lines);
    }

    /// <summary>Writes the lines of work that was done beside this one.</summary>
    internal void Add(TraceAside aside)
    {
        lock (gate)
        {
            aside.Lines.ForEach(write);
        }
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0 'ms'", CultureInfo.InvariantCulture);
}

/// <summary>A trace whose lines are kept.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Lines">Its lines so far.</param>
internal sealed record TraceAside(Trace Trace, List<string> Lines);

/// <summary>The words of a trace's lines.</summary>
internal static class TraceText
{
    /// <summary>A text that was read, or was not.</summary>
    public static void Read(this Trace trace, Result<SourceText> read)
    {
        if (read.Value is { } text)
        {
            trace.Write("read", $"{text.Path} ({Size(text)})");
        }
        else if (read.Diagnostics is [{ Location: { } place }, ..])
        {
            trace.Write("skipped", $"{place.Path}: it cannot be read");
        }
    }

    /// <summary><c>1 file</c>, <c>1,204 files</c>.</summary>
    public static string Count(long number, string one, string? many = null) =>
        number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number:N0} {many ?? one + "s"}");

    /// <summary>The size of a text: <c>1,204 bytes</c>.</summary>
    public static string Size(SourceText text) => Count(System.Text.Encoding.UTF8.GetByteCount(text.Text), "byte");

    /// <summary>What was found: <c>no findings</c>, <c>1 error, 2 warnings</c>.</summary>
    public static string Findings(IEnumerable<Diagnostic> diagnostics)
    {
        var counts = diagnostics.CountBy(diagnostic => diagnostic.Severity).ToDictionary();
        string[] named = [.. from severity in (Severity[])[Severity.Error, Severity.Warning, Severity.Information]
                             where counts.ContainsKey(severity)
                             select Count(counts[severity], severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" })];
        return named.Length == 0 ? "no findings" : string.Join(", ", named);
    }
}

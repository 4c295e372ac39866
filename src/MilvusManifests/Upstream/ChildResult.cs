namespace MilvusManifests.Upstream;

/// <summary>The result of a program that was run.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">Its error output.</param>
/// <param name="IsCut">Whether it exceeded the limit of output.</param>
internal sealed record ChildResult(int ExitCode, byte[] Output, string Error, bool IsCut)
{
    /// <summary>Whether it succeeded.</summary>
    public bool Succeeded => ExitCode == 0 && !IsCut;

    /// <summary>The output as text, without the line break at its end.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Output).Trim();

    /// <summary>The line of the error that says what went wrong.</summary>
    public string Reason
    {
        get
        {
            var lines = Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var line = lines.FirstOrDefault(text => text.StartsWith("fatal: ", StringComparison.Ordinal) || text.StartsWith("error: ", StringComparison.OrdinalIgnoreCase)) ?? lines.LastOrDefault();
            return line is null ? FormattableString.Invariant($"it exited with code {ExitCode}") : line[(line.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 and <= 5 ? at + 2 : 0)..];
        }
    }
}

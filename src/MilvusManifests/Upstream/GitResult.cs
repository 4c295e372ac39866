namespace MilvusManifests.Upstream;

/// <summary>What came of a git command.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Error">What it had to say.</param>
/// <param name="IsCut">Whether it would have written more than it may.</param>
internal sealed record GitResult(int ExitCode, byte[] Output, string Error, bool IsCut)
{
    /// <summary>Whether it did what it was asked to.</summary>
    public bool Succeeded => ExitCode == 0 && !IsCut;

    /// <summary>The output as text, without the line break at its end.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Output).Trim();

    /// <summary>The line of the error that says what went wrong.</summary>
    public string Reason
    {
        get
        {
            var lines = Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var told = lines.FirstOrDefault(line => line.StartsWith("fatal: ", StringComparison.Ordinal) || line.StartsWith("error: ", StringComparison.Ordinal)) ?? lines.LastOrDefault();
            return told is null ? FormattableString.Invariant($"it ended with exit code {ExitCode}") : told[(told.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 and <= 5 ? at + 2 : 0)..];
        }
    }
}

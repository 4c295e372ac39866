using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary>The result of a command that makes a text.</summary>
internal static class TextResult
{
    /// <summary>The result: as text the text itself, as JSON one object with it and the diagnostics.</summary>
    /// <param name="key">The key of the text in the object.</param>
    /// <param name="text">The text; null if errors prevented it.</param>
    /// <param name="diagnostics">Everything that was found.</param>
    /// <param name="file">The file that the text was made from.</param>
    public static CommandOutcome Of(string key, string? text, ImmutableArray<Diagnostic> diagnostics, string file) =>
        ResultOutcome.Of(new Result<string>(text, diagnostics), file, json => json.WriteString(key, text), (output, made) => output.Write(made)) with { Files = [file] };
}

using System.Collections.Immutable;

namespace MilvusManifests.Text;

/// <summary>What a step made, together with what it has to say; a value may come with warnings, and with errors where it could recover.</summary>
/// <param name="Value">What was made; null (or default) where an error left nothing to go on with.</param>
/// <param name="Diagnostics">Everything that was found, in the order of the input.</param>
internal sealed record Result<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether no error was found.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

using System.Collections.Immutable;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>The checks of objects, whose findings can be given another severity or suppressed.</summary>
internal sealed class JudgedObjects : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [.. ObjectChecks.All.Select(check => check.Code), .. SuppressionCodes.All];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Written;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set) => set.Judged.Findings;
}

using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>The set has an object: kubectl refuses a kustomization without one.</summary>
internal sealed class EmptySet : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Text.Codes.SetEmpty];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.NoErrors;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        if (set.Set.Manifests.IsEmpty)
        {
            yield return Diagnostic.Warning(
                Text.Codes.SetEmpty, set.Inputs.Configuration.Written.Location, "every component is left out and there is no Milvus: the set has no object");
        }
    }
}

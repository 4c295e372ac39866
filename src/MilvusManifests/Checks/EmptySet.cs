using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>The set has an object: kubectl refuses a kustomization without one.</summary>
internal sealed class EmptySet : ICheck
{
    /// <summary>A set without a single object.</summary>
    public static readonly DiagnosticCode NoObjects = new(
        "MM4507",
        "nothing to generate",
        "Every component is disabled, and neither a Milvus nor a template of your own adds an object. kubectl rejects an empty kustomization.",
        new("the set has no objects: every component is disabled and no Milvus is configured"),
        "Enable a component, or add a Milvus or a template.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [NoObjects];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.NoErrors;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        if (set.Set.Manifests.IsEmpty)
        {
            yield return Diagnostic.Warning(
                NoObjects, set.Inputs.Configuration.Location, $"the set has no objects: {(set.Inputs.Configuration.Stack.IsOfOthers ? "another installation has the stack" : "every component is disabled")} and no Milvus is configured");
        }
    }
}

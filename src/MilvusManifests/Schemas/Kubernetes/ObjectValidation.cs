using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The result of validating an object.</summary>
/// <param name="Diagnostics">All diagnostics, in the order of the object.</param>
/// <param name="UnevaluatedRules">The rules that apply but were not evaluated.</param>
internal sealed record ObjectValidation(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<UnevaluatedRule> UnevaluatedRules)
{
    /// <summary>How many values could not be judged, because something replaces them later.</summary>
    public int Unjudged { get; init; }

    /// <summary>How many fields and values the schema does not know, and may be right all the same.</summary>
    public int Unverified { get; init; }
}

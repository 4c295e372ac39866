using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>What came of holding an object against its schema.</summary>
/// <param name="Diagnostics">Everything that was found, in the order of the object.</param>
/// <param name="UnevaluatedRules">The rules that would have to be evaluated too.</param>
internal sealed record ObjectValidation(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<UnevaluatedRule> UnevaluatedRules);

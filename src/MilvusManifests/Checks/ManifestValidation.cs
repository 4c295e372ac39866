using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>What came of holding the objects of one text against their schemas.</summary>
/// <param name="Diagnostics">Everything that was found, in the order of the text.</param>
/// <param name="Objects">How many objects there are, lists expanded.</param>
/// <param name="UnevaluatedRules">The rules of schemas that would have to be evaluated too.</param>
internal sealed record ManifestValidation(ImmutableArray<Diagnostic> Diagnostics, int Objects, ImmutableArray<UnevaluatedRule> UnevaluatedRules)
{
    /// <summary>Where the schemas of the objects come from, each once: <c>Kubernetes 1.35</c>.</summary>
    public ImmutableArray<string> SchemaOrigins { get; init; } = [];

    /// <summary>Whether there is no error.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

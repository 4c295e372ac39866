using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MilvusManifests.Building;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Checks;

/// <summary>The fields of each object are as the schema of its kind says. What comes from the catalogue as it is known to be right, and is not looked at.</summary>
internal sealed class ObjectSchemas : ICheck
{
    // What is wrong with an object that several clusters have, by what their catalogues have in common.
    private static readonly ConditionalWeakTable<ManifestObject, ConcurrentDictionary<string, ImmutableArray<Diagnostic>>> Shared = [];

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [.. SchemaCodes.All, .. ObjectCodes.All];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.None;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var catalogue = set.Cluster;
        var common = set.Inputs.Shared is null ? null : catalogue.Common;
        var validator = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules);
        return ObjectFindings.Fold(
            from manifest in set.Set.Manifests
            where manifest.Content is null
            from candidate in manifest.Objects
            let schema = catalogue.Find(GroupVersionKind.Of(candidate.Node))
            where schema is not null
            from diagnostic in common is not null && candidate.IsShared ? Shared.GetOrCreateValue(candidate).GetOrAdd(common, _ => validator.Validate(candidate.Node, schema).Diagnostics) : validator.Validate(candidate.Node, schema).Diagnostics
            select new ObjectFinding(diagnostic, candidate, manifest, schema),
            set.Inputs.Provenance);
    }
}

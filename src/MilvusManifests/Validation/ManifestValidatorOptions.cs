using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Values;

namespace MilvusManifests.Validation;

/// <summary>What is validated.</summary>
internal sealed record ManifestValidatorOptions
{
    /// <summary>What to report of a kind without a schema.</summary>
    public UnknownKinds UnknownKinds { get; init; }

    /// <summary>The kinds to skip.</summary>
    public ImmutableArray<KindFilter> Skip { get; init; } = [];

    /// <summary>Whether <c>${VAR}</c> and <c>$(VAR)</c> are variables; if not, they are text.</summary>
    public bool HasVariables { get; init; } = true;
}

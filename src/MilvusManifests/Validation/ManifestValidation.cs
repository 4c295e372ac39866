using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Values;

namespace MilvusManifests.Validation;

/// <summary>The result of validating the objects of one text.</summary>
/// <param name="Diagnostics">All diagnostics, in the order of the text.</param>
/// <param name="Objects">How many objects were validated, lists expanded.</param>
internal sealed record ManifestValidation(ImmutableArray<Diagnostic> Diagnostics, int Objects)
{
    /// <summary>Why the text was not validated; null if it was.</summary>
    public SkipReason? Skipped { get; init; }

    /// <summary>The rules of schemas that apply but were not evaluated.</summary>
    public ImmutableArray<UnevaluatedRule> UnevaluatedRules { get; init; } = [];

    /// <summary>Where the schemas of the objects come from, each once: <c>Kubernetes 1.35</c>.</summary>
    public ImmutableArray<string> SchemaOrigins { get; init; } = [];

    /// <summary>The kinds of the objects that were skipped because no schema is known.</summary>
    public ImmutableArray<GroupVersionKind> UnknownKinds { get; init; } = [];

    /// <summary>The kinds of the objects that were skipped as requested.</summary>
    public ImmutableArray<GroupVersionKind> SkippedKinds { get; init; } = [];

    /// <summary>The kinds of the objects whose fields were not checked, because only their kind and its versions are known.</summary>
    public ImmutableArray<GroupVersionKind> KindsWithoutFields { get; init; } = [];

    /// <summary>How many fields and values were not checked, because the schema is that of another release or channel.</summary>
    public int Unverified { get; init; }

    /// <summary>How many values could not be judged, because variables stand for them.</summary>
    public int Variables { get; init; }

    /// <summary>How many objects were checked without their encrypted values.</summary>
    public int Encrypted { get; init; }

    /// <summary>Whether there is no error.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}

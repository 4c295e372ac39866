using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>Finds where a mapping violates a rule.</summary>
/// <param name="fields">The mapping.</param>
/// <param name="found">Receives the violations.</param>
internal delegate void ObjectRuleCheck(ObjectFields fields, RuleViolations found);

/// <summary>A rule of the API server's own code, which no schema contains.</summary>
/// <param name="Definitions">The definitions of the mappings that it applies to, as the packs name them: <c>core.v1.Container</c>.</param>
/// <param name="Id">The name of the rule: <c>container-image</c>.</param>
/// <param name="Source">The package and the function of Kubernetes that contain it: <c>core/validation: validateContainerCommon</c>.</param>
/// <param name="Check">Finds the violations.</param>
internal record ObjectRule(ImmutableArray<string> Definitions, string Id, string Source, ObjectRuleCheck Check)
{
    /// <summary>The minor version of Kubernetes that first has the rule; null if every known one does.</summary>
    public int? Since { get; init; }

    /// <summary>The minor version of Kubernetes that last has the rule; null if the newest known one does.</summary>
    public int? Until { get; init; }

    /// <summary>Whether a version of Kubernetes has the rule.</summary>
    /// <param name="minor">The version's minor number.</param>
    public bool AppliesTo(int minor) => minor >= (Since ?? 0) && minor <= (Until ?? int.MaxValue);
}

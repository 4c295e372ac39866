using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>A query of a dashboard.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Node">What has it: a target of a panel, a variable or an annotation.</param>
/// <param name="Panel">The panel; null for a variable or an annotation.</param>
/// <param name="Text">The expression or selector, with values in place of variables.</param>
/// <param name="Variables">The parts of the text that stand for variables, about whose values nothing is known.</param>
/// <param name="Label">The label whose values a variable has, by <c>label_values(selector, label)</c>; null otherwise.</param>
internal sealed record DashboardQuery(
    DashboardQueryKind Kind, YamlMapping Node, DashboardPanel? Panel, PlacedText Text, ImmutableArray<TextSpan> Variables, string? Label)
{
    /// <summary>The variables that the dashboard does not have.</summary>
    public ImmutableArray<UnknownVariable> Unknown { get; init; } = [];

    /// <summary>Whether it is known what the variables stand for, or does not matter, so that a text that does not parse with values in their place is wrong.</summary>
    public bool AreVariablesKnown { get; init; }
}

/// <summary>What a query of a dashboard is for.</summary>
internal enum DashboardQueryKind
{
    /// <summary>A panel.</summary>
    Panel,

    /// <summary>The values of a variable.</summary>
    Variable,

    /// <summary>Annotations in the graphs.</summary>
    Annotation,
}

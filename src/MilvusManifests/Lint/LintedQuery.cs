using System.Collections.Immutable;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Rules;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint;

/// <summary>What a query is for.</summary>
internal enum QueryUse
{
    /// <summary>The expression of an alert.</summary>
    Alert,

    /// <summary>The expression of a recording rule.</summary>
    Recording,

    /// <summary>A query in a template of an alert.</summary>
    Template,

    /// <summary>A panel, an annotation or a variable of a dashboard.</summary>
    Dashboard,
}

/// <summary>A query that is judged.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Owner">What has it, for people: <c>alert NodeDown</c>, <c>panel 'CPU' of dashboard 'Nodes'</c>.</param>
/// <param name="Parsed">The query.</param>
/// <param name="Text">Its text, with the place of every part.</param>
internal sealed record LintedQuery(QueryUse Use, string Owner, ParsedQuery Parsed, PlacedText Text)
{
    /// <summary>The query.</summary>
    public Expression Expression => Parsed.Expression;

    /// <summary>The query and every expression in it, in the order of the text.</summary>
    public ImmutableArray<ExpressionPart> Parts => Parsed.Parts;

    /// <summary>The selectors of the query, in the order of the text.</summary>
    public ImmutableArray<VectorSelector> Selectors => Parsed.Selectors;

    /// <summary>The templates of the alert; none for everything else.</summary>
    public ImmutableArray<AlertText> Texts { get; init; } = [];

    /// <summary>The rule that has it; null for dashboards.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The group of the rule; null for dashboards.</summary>
    public RuleGroup? Group { get; init; }

    /// <summary>The panel that has it; null for rules, variables and annotations.</summary>
    public DashboardPanel? Panel { get; init; }

    /// <summary>The label whose values a variable of a dashboard has; null for everything else.</summary>
    public string? Label { get; init; }

    /// <summary>The object that has it; null where it is read from a plain file.</summary>
    public YamlMapping? Document { get; init; }

    /// <summary>The parts of the text that stand for variables of a dashboard, about whose values nothing is known.</summary>
    public ImmutableArray<TextSpan> Variables { get; init; } = [];

    /// <summary>Whether it is known what the variables stand for, or does not matter.</summary>
    public bool AreVariablesKnown { get; init; }

    /// <summary>Whether a part of the text is, or has, a variable of a dashboard.</summary>
    public bool IsVariable(TextSpan span)
    {
        foreach (var variable in Variables)
        {
            if (variable.Start < span.End && span.Start < variable.End)
            {
                return true;
            }
        }

        return false;
    }
}

using System.Collections.Immutable;
using MilvusManifests.Lint.Inference;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>What an aggregation dropped is not used around it, and two sides have labels in common.</summary>
internal sealed class DroppedLabels : QueryCheck
{
    /// <summary>A label that is gone.</summary>
    public static readonly DiagnosticCode Dropped = new(
        "MM4212",
        "label that an aggregation dropped",
        "An aggregation keeps the labels of 'by', or all but those of 'without'. Grouping by another one around it makes one group of everything, matching by it matches nothing, " +
        "and two sides with different labels, or with different values of one, never find each other.",
        new CodeExample(
            "alert Dropped: the aggregation inside drops label 'pod'",
            "expr: sum by (pod) (sum by (namespace) (rate(container_cpu_usage_seconds_total[5m]))) > 1"),
        "Keep the label inside, or use only those that are kept.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Dropped;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        var labels = new FixedLabels(query);
        foreach (var (part, _) in query.Parts)
        {
            switch (part)
            {
                case AggregateExpression { IsWithout: false } aggregate:
                    CheckUses(aggregate.Grouping, aggregate.Inner, "inside", query, set, found);
                    break;
                case BinaryExpression binary:
                    CheckSides(binary, labels, query, set, found);
                    break;
                case CallExpression { Function.Name: "label_replace", Arguments: [var vector, _, _, { Bare: StringLiteral { Value.Length: > 0 } source }, _] }:
                    CheckUses([new LabelName(source.Value, source.Span)], vector, "inside", query, set, found);
                    break;
                default:
                    break;
            }
        }
    }

    private static void CheckSides(BinaryExpression binary, FixedLabels labels, LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (binary.Left.Type != ExpressionType.InstantVector || binary.Right.Type != ExpressionType.InstantVector)
        {
            return;
        }

        if (binary.Operator is not (BinaryOperator.Or or BinaryOperator.Unless) && Differing(binary, labels, query) is { } different)
        {
            found.Add(different);
        }
        else if (binary.Matching is { IsOn: true } matching)
        {
            var one = matching.Group == MatchGroup.Right ? binary.Left : binary.Right;
            CheckUses(matching.Labels, binary.Left, "on the left", query, set, found);
            CheckUses(matching.Labels, binary.Right, "on the right", query, set, found);
            CheckUses(matching.Include, one, ReferenceEquals(one, binary.Left) ? "on the left" : "on the right", query, set, found);
        }
        else if (binary.Operator != BinaryOperator.Or && (binary.Matching is null or { Labels.IsEmpty: true, IsOn: false }) && NeverMatch(binary, set) is { } message)
        {
            found.Add(new(query, binary.OperatorSpan, message) { Hint = "say which labels must be equal: on (...) or ignoring (...)" });
        }
    }

    // The share of failures is not fail / total: each label that has to be equal is not, where matchers say so.
    private static LintFault? Differing(BinaryExpression binary, FixedLabels labels, LintedQuery query)
    {
        var (left, right) = (labels.Of(binary.Left), labels.Of(binary.Right));
        var matching = binary.Matching ?? VectorMatching.AllLabels;
        foreach (var name in left.Keys.Order(StringComparer.Ordinal))
        {
            if (matching.Labels.Any(label => label.Name == name) == matching.IsOn && right.TryGetValue(name, out var other) && other != left[name])
            {
                return new(query, binary.OperatorSpan, $"the sides of '{binary.Operator.Text()}' never have the same labels: {name} is '{Excerpt.Of(left[name])}' on the left and '{Excerpt.Of(other)}' on the right")
                {
                    Hint = matching.IsOn ? $"leave {name} out of on (...), or aggregate both sides without it" : $"say ignoring ({name}), or aggregate both sides without it",
                    Subject = name,
                };
            }
        }

        return null;
    }

    // Only labels that an aggregation names are sure to be there.
    private static string? NeverMatch(BinaryExpression binary, LintedSet set)
    {
        if (Grouped(binary.Left, set) is not { } left || Grouped(binary.Right, set) is not { } right)
        {
            return null;
        }

        var onlyLeft = left.Except(right);
        var onlyRight = right.Except(left);
        return onlyLeft.IsEmpty && onlyRight.IsEmpty
            ? null
            : $"the sides of '{binary.Operator.Text()}' never have the same labels: {Side("left", onlyLeft)}{(onlyLeft.IsEmpty || onlyRight.IsEmpty ? "" : ", ")}{Side("right", onlyRight)}";
    }

    private static string Side(string side, ImmutableSortedSet<string> labels) => labels.IsEmpty ? "" : $"only the {side} one has {string.Join(" and ", labels)}";

    private static ImmutableSortedSet<string>? Grouped(Expression expression, LintedSet set) => expression.Bare switch
    {
        AggregateExpression { IsWithout: false, Aggregator: not (Aggregator.CountValues or Aggregator.Topk or Aggregator.Bottomk or Aggregator.Limitk or Aggregator.LimitRatio) } aggregate =>
            set.LabelsOf(aggregate.Inner) is var inner
                ? aggregate.Grouping.Select(label => label.Name).Where(label => inner.Has(label) && !TargetLabelNames.IsOfCluster(label)).ToImmutableSortedSet(StringComparer.Ordinal)
                : null,
        BinaryExpression { Right.Type: ExpressionType.Scalar } binary => Grouped(binary.Left, set),
        BinaryExpression { Left.Type: ExpressionType.Scalar } binary => Grouped(binary.Right, set),
        CallExpression { Function.Name: "clamp_min" or "clamp_max" or "round" or "abs" or "floor" or "ceil", Arguments: [var first, ..] } => Grouped(first, set),
        _ => null,
    };

    private static void CheckUses(ImmutableArray<LabelName> labels, Expression inner, string where, LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (labels.IsEmpty || set.LabelsOf(inner) is not { IsOpen: false } kept)
        {
            return;
        }

        foreach (var label in labels)
        {
            if (!kept.Has(label.Name) && !TargetLabelNames.IsOfCluster(label.Name) && !query.IsVariable(label.Span)
                && ExpressionWalk.Selectors(inner).Any(selector => set.LabelsOf(selector).Has(label.Name)))
            {
                found.Add(new(query, label.Span, $"the aggregation {where} drops label '{label.Name}'")
                {
                    Hint = kept.Names.IsEmpty ? "it keeps no label" : $"it keeps {string.Join(", ", kept.Names.Where(name => name != LabelMatcher.MetricName).Order(StringComparer.Ordinal).Take(12))}",
                    Subject = label.Name,
                });
            }
        }
    }
}

using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint.Checks;

/// <summary>Alerts have a condition.</summary>
internal sealed class ConstantAlerts : QueryCheck
{
    /// <summary>An alert that always fires.</summary>
    public static readonly DiagnosticCode Constant = new(
        "MM4214",
        "alert without a condition",
        "An alert fires for every series that its expression returns, whatever the value is, 0 included. An expression without a comparison returns all of them, always; so does one that " +
        "compares with 'bool', and one that ends with 'or vector(0)'.",
        new CodeExample(
            "alert NoCondition: fires for every series, whatever its value: the expression has no comparison",
            "expr: up{job=\"milvus\"}"),
        "Compare the value: up == 0. An alert that is meant to fire always, to show that alerting works, has the name Watchdog or the severity none.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Constant;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (query.Use != QueryUse.Alert || query.Rule!.Name == "Watchdog" || query.Rule.Labels.Any(label => label is { Key.Value: "severity", Value: YamlScalar { Value: "none" } }))
        {
            return;
        }

        if (Reason(query.Expression.Bare, set) is { } reason)
        {
            found.Add(new(query, query.Expression.Span, $"fires for every series, whatever its value: {reason}") { Subject = query.Rule.Name });
        }
    }

    // Why an expression always returns something; null if it may return nothing.
    private static string? Reason(Expression expression, LintedSet set) => expression switch
    {
        NumberLiteral => "the expression is a number",
        BinaryExpression { ReturnsBool: true } => "a comparison with 'bool' returns 0 and does not filter",
        BinaryExpression { Operator: BinaryOperator.Or } or => Appended(or.Right.Bare) ?? (Reason(or.Left.Bare, set) is { } left && Reason(or.Right.Bare, set) is not null ? left : null),
        BinaryExpression binary when binary.Operator.IsComparison() || binary.Operator.IsSet() => null,
        CallExpression { Function.Name: "vector" } => "vector() always returns a value",
        CallExpression { Function.Name: "absent" or "absent_over_time" } => null,
        AggregateExpression { Inner: var inner } => Reason(inner.Bare, set),
        _ => Always(expression, set) ? "the expression has no comparison" : null,
    };

    private static string? Appended(Expression expression) =>
        expression is CallExpression { Function.Name: "vector" } call ? "'or vector(...)' returns a value where nothing else does" : null;

    // Series that exist only while something is the case, such as those whose value is always 1, need no comparison.
    private static bool Always(Expression expression, LintedSet set)
    {
        var isKnown = false;
        foreach (var part in expression.DescendantsAndSelf())
        {
            switch (part)
            {
                case BinaryExpression binary when (binary.Operator.IsComparison() && !binary.ReturnsBool) || binary.Operator.IsSet():
                    return false;
                case CallExpression { Function.Name: "absent" or "absent_over_time" }:
                    return false;
                case VectorSelector selector when set.Find(selector) is not { Unit: not MetricUnit.One }:
                    return false;
                case VectorSelector:
                    isKnown = true;
                    break;
                default:
                    break;
            }
        }

        return isKnown;
    }
}

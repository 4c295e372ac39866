using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Typing;

/// <summary>Checks that every part of an expression has the type that what is around it needs, as Prometheus does before it evaluates.</summary>
internal sealed class TypeChecker
{
    private ImmutableArray<PromQLError>.Builder? errors;

    /// <summary>What is wrong with the types of an expression.</summary>
    public static ImmutableArray<PromQLError> Check(Expression expression)
    {
        var checker = new TypeChecker();
        checker.Visit(expression);
        return checker.errors?.ToImmutable() ?? [];
    }

    private void Visit(Expression expression)
    {
        switch (expression)
        {
            case VectorSelector selector: Visit(selector); break;
            case MatrixSelector matrix: Visit(matrix.Selector); break;
            case ParenthesizedExpression parenthesized: Visit(parenthesized.Inner); break;
            case UnaryExpression unary: Visit(unary); break;
            case SubqueryExpression subquery: Visit(subquery); break;
            case BinaryExpression binary: Visit(binary); break;
            case AggregateExpression aggregate: Visit(aggregate); break;
            case CallExpression call: Visit(call); break;
            default: break;
        }
    }

    private void Visit(VectorSelector selector)
    {
        if (selector.Name is { } name)
        {
            foreach (var matcher in selector.Matchers)
            {
                if (matcher.Name == LabelMatcher.MetricName)
                {
                    Report(matcher.Span, matcher.Operator == MatchOperator.Equal
                        ? $"the metric has two names: '{name}' and '{matcher.Value}'"
                        : $"the metric has a name, '{name}', and a matcher of {LabelMatcher.MetricName}");
                }
            }

            return;
        }

        foreach (var matcher in selector.Matchers)
        {
            if (!matcher.MatchesEmpty)
            {
                return;
            }
        }

        Report(selector.Span, "the selector selects every series: at least one matcher must not match the empty string");
    }

    private void Visit(UnaryExpression unary)
    {
        Visit(unary.Inner);
        if (unary.Inner.Type is not (ExpressionType.Scalar or ExpressionType.InstantVector))
        {
            Report(unary.Span, $"a sign needs a scalar or an instant vector, found a {unary.Inner.Type.Name()}");
        }
    }

    private void Visit(SubqueryExpression subquery)
    {
        Visit(subquery.Inner);
        if (subquery.Inner.Type != ExpressionType.InstantVector)
        {
            Report(subquery.Span, $"a subquery needs an instant vector, found {WithArticle(subquery.Inner.Type)}");
        }
    }

    private void Visit(AggregateExpression aggregate)
    {
        Expect(aggregate.Inner, ExpressionType.InstantVector, aggregate.Aggregator.Text());
        if (aggregate.Parameter is { } parameter)
        {
            Expect(parameter, aggregate.Aggregator == Aggregator.CountValues ? ExpressionType.String : ExpressionType.Scalar, $"the first argument of {aggregate.Aggregator.Text()}");
        }
    }

    private void Visit(BinaryExpression binary)
    {
        Visit(binary.Left);
        Visit(binary.Right);
        var (left, right) = (binary.Left.Type, binary.Right.Type);
        var isOfScalars = left == ExpressionType.Scalar && right == ExpressionType.Scalar;
        if (binary.ReturnsBool && !binary.Operator.IsComparison())
        {
            Report(binary.OperatorSpan, $"'bool' belongs to comparisons, not to '{binary.Operator.Text()}'");
        }

        if (binary.Operator.IsComparison() && !binary.ReturnsBool && isOfScalars)
        {
            Report(binary.OperatorSpan, $"a comparison of two scalars needs 'bool': {binary.Operator.Text()} bool");
        }

        CheckLabels(binary);
        if (!IsOperand(binary.Left, binary) | !IsOperand(binary.Right, binary))
        {
            return;
        }

        var isOfVectors = left == ExpressionType.InstantVector && right == ExpressionType.InstantVector;
        if (binary.Matching is { } matching)
        {
            CheckMatching(binary, matching, isOfVectors);
        }

        if (!isOfVectors && binary.Operator.IsSet())
        {
            Report(binary.Span, $"'{binary.Operator.Text()}' needs instant vectors on both sides, found a scalar");
        }
    }

    private void CheckMatching(BinaryExpression binary, VectorMatching matching, bool isOfVectors)
    {
        if (!isOfVectors)
        {
            if (!matching.Labels.IsEmpty || matching.FillLeft is not null || matching.FillRight is not null)
            {
                Report(binary.Span, $"matching of labels needs instant vectors on both sides of '{binary.Operator.Text()}', found a scalar");
            }
        }
        else if (binary.Operator.IsSet())
        {
            if (matching.Group != MatchGroup.None)
            {
                Report(binary.Span, $"'{binary.Operator.Text()}' matches many to many: group_left and group_right do not apply");
            }
            else if (matching.FillLeft is not null || matching.FillRight is not null)
            {
                Report(binary.Span, $"'{binary.Operator.Text()}' cannot be combined with fill");
            }
        }
    }

    private void CheckLabels(BinaryExpression binary)
    {
        if (binary.Matching is not { IsOn: true } matching)
        {
            return;
        }

        foreach (var label in matching.Labels)
        {
            foreach (var included in matching.Include)
            {
                if (included.Name == label.Name)
                {
                    Report(TextSpan.FromBounds(binary.OperatorSpan.Start, label.Span.End), $"label '{label.Name}' is in both on and group_{(matching.Group == MatchGroup.Left ? "left" : "right")}");
                }
            }
        }
    }

    private bool IsOperand(Expression side, BinaryExpression binary)
    {
        if (side.Type is ExpressionType.Scalar or ExpressionType.InstantVector)
        {
            return true;
        }

        Report(side.Span, $"'{binary.Operator.Text()}' needs scalars or instant vectors, found a {side.Type.Name()}");
        return false;
    }

    private void Visit(CallExpression call)
    {
        var (function, found) = (call.Function, call.Arguments.Length);
        if (found < function.Least || found > function.Most)
        {
            Report(call.Span, $"{function.Name} expects {Expected(function)}, found {Invariant(found)}");
        }

        for (var i = 0; i < found; i++)
        {
            if (function.Parameters.IsEmpty)
            {
                Visit(call.Arguments[i]);
            }
            else if (i < function.Most)
            {
                Expect(call.Arguments[i], function.Parameters[Math.Min(i, function.Parameters.Length - 1)], function.Name);
            }
        }

        if (function.Name == "info" && found == 2 && call.Arguments[1] is not VectorSelector { Name: null })
        {
            Report(call.Arguments[1].Span, "the second argument of info must be matchers in braces, without a metric");
        }
    }

    private void Expect(Expression argument, ExpressionType expected, string what)
    {
        Visit(argument);
        if (argument.Type != expected)
        {
            Report(argument.Span, $"{what} expects {WithArticle(expected)}, found {WithArticle(argument.Type)}");
        }
    }

    private void Report(TextSpan span, string message) => (errors ??= ImmutableArray.CreateBuilder<PromQLError>()).Add(new(span, message));

    private static string Expected(PromQLFunction function) =>
        function.Least == function.Most ? Arguments(function.Least)
        : function.Most == int.MaxValue ? $"at least {Arguments(function.Least)}"
        : $"{Invariant(function.Least)} to {Arguments(function.Most)}";

    private static string Arguments(int count) => count == 1 ? "1 argument" : $"{Invariant(count)} arguments";

    private static string Invariant(int count) => FormattableString.Invariant($"{count}");

    private static string WithArticle(ExpressionType type) => type == ExpressionType.InstantVector ? "an instant vector" : $"a {type.Name()}";
}

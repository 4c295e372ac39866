using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>An expression.</summary>
/// <param name="Span">Where it is in the text that was parsed.</param>
internal abstract record Expression(TextSpan Span)
{
    /// <summary>What it evaluates to.</summary>
    public abstract ExpressionType Type { get; }

    /// <summary>The expressions in it, in the order of the text.</summary>
    public abstract ImmutableArray<Expression> Children { get; }

    /// <summary>The expression and every one in it, in the order of the text.</summary>
    public IEnumerable<Expression> DescendantsAndSelf()
    {
        var left = new Stack<Expression>();
        left.Push(this);
        while (left.TryPop(out var expression))
        {
            yield return expression;
            var children = expression.Children;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                left.Push(children[i]);
            }
        }
    }

    /// <summary>The expression without the parentheses around it.</summary>
    public Expression Bare => this is ParenthesizedExpression parenthesized ? parenthesized.Inner.Bare : this;
}

/// <summary>A number, which may be written as a duration: <c>5m</c> is 300.</summary>
internal sealed record NumberLiteral(double Value, bool IsDuration, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.Scalar;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [];
}

/// <summary>A string, unquoted.</summary>
internal sealed record StringLiteral(string Value, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.String;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [];
}

/// <summary>A selector: <c>up{job="node-exporter"}</c>.</summary>
/// <param name="Name">The metric before the braces; null if there is none.</param>
/// <param name="NameSpan">Where the name is; where the braces are if there is none.</param>
/// <param name="Matchers">The matchers in the braces. A quoted name in them is a matcher of <c>__name__</c>.</param>
/// <param name="Time">When it is evaluated.</param>
/// <param name="Span">Where it is.</param>
internal sealed record VectorSelector(string? Name, TextSpan NameSpan, ImmutableArray<LabelMatcher> Matchers, SelectorTime Time, TextSpan Span) : Expression(Span)
{
    /// <summary>Which samples outside of a range belong to it: <c>anchored</c>, <c>smoothed</c>; null if that is not said.</summary>
    public string? Extension { get; init; }

    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.InstantVector;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [];

    /// <summary>The one metric that it selects; null if that may be several.</summary>
    public string? Metric
    {
        get
        {
            if (Name is not null)
            {
                return Name;
            }

            foreach (var matcher in Matchers)
            {
                if (matcher is { Name: LabelMatcher.MetricName, Operator: MatchOperator.Equal })
                {
                    return matcher.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>A selector of a range: <c>up[5m]</c>.</summary>
/// <param name="Selector">What is selected, and when.</param>
/// <param name="Range">How far back.</param>
/// <param name="Span">Where it is.</param>
internal sealed record MatrixSelector(VectorSelector Selector, DurationExpression Range, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.RangeVector;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Selector];
}

/// <summary>A subquery: <c>rate(x[5m])[1h:1m]</c>.</summary>
/// <param name="Inner">What is evaluated at each step.</param>
/// <param name="Range">How far back.</param>
/// <param name="Step">How often; null for the interval at which rules are evaluated.</param>
/// <param name="Time">When it is evaluated.</param>
/// <param name="Span">Where it is.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/#subquery</remarks>
internal sealed record SubqueryExpression(Expression Inner, DurationExpression Range, DurationExpression? Step, SelectorTime Time, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.RangeVector;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Inner];
}

/// <summary>An expression in parentheses.</summary>
internal sealed record ParenthesizedExpression(Expression Inner, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => Inner.Type;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Inner];
}

/// <summary>An expression with a sign.</summary>
internal sealed record UnaryExpression(bool IsNegative, Expression Inner, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => Inner.Type;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Inner];
}

/// <summary>Two expressions and an operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="OperatorSpan">Where that is.</param>
/// <param name="Left">What is before it.</param>
/// <param name="Right">What is after it.</param>
/// <param name="ReturnsBool">Whether a comparison returns 0 or 1 and does not filter.</param>
/// <param name="Matching">How the series find each other; null if that is not said.</param>
/// <param name="Span">Where the whole is.</param>
internal sealed record BinaryExpression(
    BinaryOperator Operator, TextSpan OperatorSpan, Expression Left, Expression Right, bool ReturnsBool, VectorMatching? Matching, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type =>
        Left.Type == ExpressionType.Scalar && Right.Type == ExpressionType.Scalar ? ExpressionType.Scalar : ExpressionType.InstantVector;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => [Left, Right];
}

/// <summary>An aggregation: <c>sum by (pod) (up)</c>.</summary>
/// <param name="Aggregator">Which.</param>
/// <param name="Parameter">What <c>topk</c>, <c>quantile</c> and the like have before the expression; null for others.</param>
/// <param name="Inner">What is aggregated.</param>
/// <param name="IsWithout">Whether the labels are those that go.</param>
/// <param name="Grouping">The labels of <c>by</c> or <c>without</c>.</param>
/// <param name="Span">Where it is.</param>
internal sealed record AggregateExpression(
    Aggregator Aggregator, Expression? Parameter, Expression Inner, bool IsWithout, ImmutableArray<LabelName> Grouping, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => ExpressionType.InstantVector;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => Parameter is null ? [Inner] : [Parameter, Inner];
}

/// <summary>A call of a function.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Span">Where it is.</param>
internal sealed record CallExpression(PromQLFunction Function, ImmutableArray<Expression> Arguments, TextSpan Span) : Expression(Span)
{
    /// <inheritdoc/>
    public override ExpressionType Type => Function.Returns;

    /// <inheritdoc/>
    public override ImmutableArray<Expression> Children => Arguments;
}

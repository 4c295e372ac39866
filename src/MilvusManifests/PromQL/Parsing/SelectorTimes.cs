using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Adds <c>offset</c> and <c>@</c> to what may have them: selectors, ranges and subqueries, each once.</summary>
internal static class SelectorTimes
{
    /// <summary>The expression with an offset.</summary>
    public static Expression WithOffset(TokenReader reader, Expression expression, DurationExpression offset)
    {
        if (TimeOf(expression) is not { } time)
        {
            reader.Report(expression.Span, "'offset' needs a selector or a subquery before it");
            return expression;
        }

        if (time.Offset is not null)
        {
            reader.Report(expression.Span, "'offset' is set more than once");
            return expression;
        }

        return With(expression, time with { Offset = offset }, reader.LastEnd);
    }

    /// <summary>The expression with a time.</summary>
    public static Expression WithTimestamp(TokenReader reader, Expression expression, double seconds, TextSpan at)
    {
        // Prometheus compares seconds with the limit of milliseconds.
        if (!double.IsFinite(seconds) || Math.Abs(seconds) >= long.MaxValue)
        {
            reader.Report(TextSpan.FromBounds(expression.Span.Start, at.End), "the timestamp after '@' is out of range");
            return expression;
        }

        return With(reader, expression, time => time with { Timestamp = (long)Math.Round(seconds * 1000, MidpointRounding.AwayFromZero) });
    }

    /// <summary>The expression with a time of the query.</summary>
    public static Expression With(TokenReader reader, Expression expression, Func<SelectorTime, SelectorTime> change)
    {
        if (TimeOf(expression) is not { } time)
        {
            reader.Report(expression.Span, "'@' needs a selector or a subquery before it");
            return expression;
        }

        if (time.HasAt)
        {
            reader.Report(expression.Span, "'@' is set more than once");
            return expression;
        }

        return With(expression, change(time), reader.LastEnd);
    }

    private static SelectorTime? TimeOf(Expression expression) => expression switch
    {
        VectorSelector selector => selector.Time,
        MatrixSelector matrix => matrix.Selector.Time,
        SubqueryExpression subquery => subquery.Time,
        _ => null,
    };

    private static Expression With(Expression expression, SelectorTime time, int end)
    {
        var span = TextSpan.FromBounds(expression.Span.Start, end);
        return expression switch
        {
            VectorSelector selector => selector with { Time = time, Span = span },
            MatrixSelector matrix => matrix with { Selector = matrix.Selector with { Time = time }, Span = span },
            SubqueryExpression subquery => subquery with { Time = time, Span = span },
            _ => expression,
        };
    }
}

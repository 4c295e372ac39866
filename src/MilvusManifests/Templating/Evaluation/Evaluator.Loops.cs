using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private bool ExecuteFor(ForStatement statement)
    {
        if (Evaluate(statement.Source) is not { } source)
        {
            return false;
        }

        if (source is NullValue)
        {
            return true;
        }

        if (CountItems(source) is not { } total)
        {
            Fail(Codes.InvalidOperation, statement.Source.Span, $"'for' needs an array, a range, an object or a string, not {source.Description}");
            return false;
        }

        if (!TryReadBound(statement.Options.Offset, 0, out var offset) || !TryReadBound(statement.Options.Limit, long.MaxValue, out var limit))
        {
            return false;
        }

        var skipped = Math.Clamp(offset, 0, total);
        var count = limit < 0 ? total - skipped : Math.Min(limit, total - skipped);
        if (count == 0)
        {
            return ExecuteAll(statement.Else);
        }

        var first = statement.Options.IsReversed ? total - 1 : skipped;
        return Iterate(statement, source, first, statement.Options.IsReversed ? -1 : 1, count);
    }

    private bool TryReadBound(Expression? expression, long whenAbsent, out long bound)
    {
        bound = whenAbsent;
        if (expression is null)
        {
            return true;
        }

        switch (Evaluate(expression))
        {
            case null:
                return false;
            case NullValue:
                return true;
            case IntegerValue { IsSmall: true } integer:
                bound = integer.Small;
                return true;
            case FloatValue number when double.IsInteger(number.Value) && Math.Abs(number.Value) < long.MaxValue:
                bound = (long)number.Value;
                return true;
            case var other:
                Fail(Codes.InvalidOperation, expression.Span, $"an integer is needed here, not {other.Description}");
                return false;
        }
    }

    private bool Iterate(ForStatement statement, Value source, long first, int step, long count)
    {
        var scope = LoopScopeOf(statement.Variable);
        if (scope is not null)
        {
            scopes.Add(scope);
        }

        loop = new LoopState(loop, isWhile: false, count);
        var total = CountItems(source);
        var succeeded = true;
        for (var i = 0L; i < count && succeeded; i++)
        {
            if (CountItems(source) != total)
            {
                Fail(Codes.InvalidOperation, statement.Source.Span, "what the loop runs over must not grow or shrink within it");
                succeeded = false;
                break;
            }

            var item = ItemAt(source, first + (i * step));
            loop.Index = i;
            (loop.Before, loop.Item) = (loop.Item, item);
            succeeded = Charge(1, statement.Span) && ExecuteIteration(statement, scope, item);
            if (EndsLoop())
            {
                break;
            }
        }

        loop = loop.Outer;
        if (scope is not null)
        {
            scopes.RemoveAt(scopes.Count - 1);
        }

        return succeeded;
    }

    private bool ExecuteIteration(ForStatement statement, Scope? scope, Value item)
    {
        if (scope is null)
        {
            return SetVariable(statement.Variable, item) && ExecuteAll(statement.Body);
        }

        scope.LoopValue = item;
        return ExecuteAll(statement.Body);
    }

    private Scope? LoopScopeOf(Expression variable) => variable switch
    {
        VariableExpression name => Scope.OfLoop(name.Name, null),
        LocalExpression name => Scope.OfLoop(name.Name, frame),
        _ => null,
    };

    private bool ExecuteWhile(WhileStatement statement)
    {
        loop = new LoopState(loop, isWhile: true, 0);
        var succeeded = true;
        for (var i = 0L; succeeded; i++)
        {
            loop.Index = i;
            if (!Charge(1, statement.Span) || Evaluate(statement.Condition) is not { } condition)
            {
                succeeded = false;
                break;
            }

            if (!condition.IsTruthy)
            {
                break;
            }

            succeeded = ExecuteAll(statement.Body);
            if (EndsLoop())
            {
                break;
            }
        }

        loop = loop.Outer;
        return succeeded;
    }

    /// <summary>Whether a jump ends the loop; it takes the jumps that are meant for it.</summary>
    private bool EndsLoop()
    {
        var jump = flow;
        flow = jump == Flow.Return ? Flow.Return : Flow.Next;
        return jump is Flow.Break or Flow.Return;
    }

    private static long? CountItems(Value value) => value switch
    {
        ArrayValue array => array.Count,
        RangeValue range => range.Count,
        ObjectValue members => members.Count,
        StringValue text => text.Value.Length,
        _ => null,
    };

    private static Value ItemAt(Value value, long index)
    {
        switch (value)
        {
            case ArrayValue array:
                return array[(int)index];
            case RangeValue range:
                return range[index];
            case StringValue text:
                return new StringValue(text.Value[(int)index].ToString()) { Origin = text.Origin };
            default:
                var (name, member) = ((ObjectValue)value).GetAt((int)index);
                return new ObjectValue { Origin = member.Origin }.Set("key", new StringValue(name)).Set("value", member);
        }
    }
}

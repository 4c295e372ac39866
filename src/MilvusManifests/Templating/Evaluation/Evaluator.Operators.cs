using System.Text;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private Value? Apply(TokenKind operation, Value left, Value right, Operation at)
    {
        switch (operation)
        {
            case TokenKind.Equal:
                return AreEqual(left, right, at.Operator) is { } equal ? BooleanValue.Of(equal) : null;
            case TokenKind.NotEqual:
                return AreEqual(left, right, at.Operator) is { } same ? BooleanValue.Of(!same) : null;
            case TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual:
                return ApplyOrder(operation, left, right, at);
            case TokenKind.Range or TokenKind.RangeExclusive:
                return MakeRange(left, right, operation == TokenKind.RangeExclusive, at);
        }

        if (operation is TokenKind.ShiftLeft or TokenKind.ShiftRight)
        {
            return ApplyShift(operation == TokenKind.ShiftLeft, left, right, at);
        }

        if (left is NullValue || right is NullValue)
        {
            return ApplyToNull(operation, left, right, at);
        }

        if (operation == TokenKind.Plus && (left is StringValue || right is StringValue))
        {
            return Concatenate(left, right, at);
        }

        if (operation == TokenKind.Plus && (left is ArrayValue or RangeValue || right is ArrayValue))
        {
            return ConcatenateArrays(left, right, at);
        }

        if (operation == TokenKind.Times && (left is StringValue or ArrayValue or RangeValue || right is StringValue or ArrayValue or RangeValue))
        {
            return Repeat(left, right, at);
        }

        return Numbers.From(left) is { } a && Numbers.From(right) is { } b
            ? ApplyToNumbers(operation, a, b, at)
            : FailOperation(left, right, at);
    }

    private Value? FailOperation(Value left, Value right, Operation at) =>
        Fail(Codes.InvalidOperation, at.Operator, $"'{TextOf(at.Operator)}' does not work on {left.Description} and {right.Description}");

    /// <summary>Null makes nothing of an operation, silently; where templates are strict that is a mistake.</summary>
    private Value? ApplyToNull(TokenKind operation, Value left, Value right, Operation at)
    {
        if (IsStrict)
        {
            var span = left is NullValue ? at.Left : at.Right;
            return Fail(Codes.InvalidOperation, span, $"'{TextOf(at.Operator)}' does not work on null; write '{TextOf(span)} ?? ...' where it may be null");
        }

        return operation == TokenKind.Plus && (left is StringValue || right is StringValue) ? Concatenate(left, right, at) : NullValue.Instance;
    }

    private NumberValue? ApplyToNumbers(TokenKind operation, NumberValue a, NumberValue b, Operation at)
    {
        var isBig = a is IntegerValue { IsSmall: false } || b is IntegerValue { IsSmall: false };
        if (isBig && !Charge(1 + (Numbers.MaxBits / 64), at.Span))
        {
            return null;
        }

        if (operation is TokenKind.Divide or TokenKind.DivideInteger or TokenKind.Modulo && b.ToDouble() == 0 && (IsStrict || (operation != TokenKind.Divide && a is IntegerValue && b is IntegerValue)))
        {
            Fail(Codes.InvalidOperation, at.Operator, "a number cannot be divided by zero");
            return null;
        }

        var result = operation switch
        {
            TokenKind.Plus => Numbers.Add(a, b),
            TokenKind.Minus => Numbers.Subtract(a, b),
            TokenKind.Times => Numbers.Multiply(a, b),
            TokenKind.Divide => Numbers.Divide(a, b),
            TokenKind.DivideInteger => Numbers.DivideInteger(a, b),
            _ => Numbers.Modulo(a, b),
        };
        if (result is null)
        {
            Fail(Codes.InvalidOperation, at.Operator, "the result is too large a number");
        }

        return result;
    }

    private BooleanValue? ApplyOrder(TokenKind operation, Value left, Value right, Operation at)
    {
        if (left is not (NullValue or StringValue or NumberValue or BooleanValue) || right is not (NullValue or StringValue or NumberValue or BooleanValue))
        {
            FailOperation(left, right, at);
            return null;
        }

        if (ValueComparison.Compare(left, right) is not { } order)
        {
            return BooleanValue.False;
        }

        return BooleanValue.Of(operation switch
        {
            TokenKind.Less => order < 0,
            TokenKind.LessOrEqual => order <= 0,
            TokenKind.Greater => order > 0,
            _ => order >= 0,
        });
    }

    private RangeValue? MakeRange(Value left, Value right, bool isExclusive, Operation at)
    {
        if (ReadIndex(left) is not { } first || ReadIndex(right) is not { } last || Int128.Abs((Int128)first - last) > int.MaxValue)
        {
            Fail(Codes.InvalidOperation, at.Operator, $"'{TextOf(at.Operator)}' needs integers that are not too far apart, not {left.Description} and {right.Description}");
            return null;
        }

        var distance = Math.Abs(first - last);
        return new RangeValue(first, isExclusive ? distance : distance + 1, last < first);
    }

    private StringValue? Concatenate(Value left, Value right, Operation at)
    {
        if (Print(left, at.Left) is not { } a || Print(right, at.Right) is not { } b || !ChargeText((long)a.Length + b.Length, at.Span))
        {
            return null;
        }

        return new StringValue(a + b);
    }

    private ArrayValue? ConcatenateArrays(Value left, Value right, Operation at)
    {
        if (left is not (ArrayValue or RangeValue) || right is not (ArrayValue or RangeValue))
        {
            Fail(Codes.InvalidOperation, right is ArrayValue or RangeValue ? at.Operator : at.Right, $"'+' does not work on {left.Description} and {right.Description}; write '[...]' around a single item");
            return null;
        }

        var (countLeft, countRight) = (CountItems(left)!.Value, CountItems(right)!.Value);
        if (!Charge(countLeft + countRight, at.Span))
        {
            return null;
        }

        var made = new ArrayValue((int)(countLeft + countRight));
        AddItems(made, left, countLeft);
        AddItems(made, right, countRight);
        return made;
    }

    /// <summary><c>array &lt;&lt; item</c> and <c>item &gt;&gt; array</c>: the array with an item more at its end or begin.</summary>
    private Value? ApplyShift(bool isLeft, Value left, Value right, Operation at)
    {
        var (list, item) = isLeft ? (left, right) : (right, left);
        if (list is not (ArrayValue or RangeValue))
        {
            return FailOperation(left, right, at);
        }

        var count = CountItems(list)!.Value;
        if (!Charge(count + 1, at.Span))
        {
            return null;
        }

        var made = new ArrayValue((int)count + 1);
        if (!isLeft)
        {
            made.Add(item);
        }

        AddItems(made, list, count);
        if (isLeft)
        {
            made.Add(item);
        }

        return made;
    }

    private static void AddItems(ArrayValue made, Value source, long count)
    {
        for (var i = 0L; i < count; i++)
        {
            made.Add(ItemAt(source, i));
        }
    }

    private Value? Repeat(Value left, Value right, Operation at)
    {
        var (repeated, factor) = left is NumberValue or BooleanValue ? (right, left) : (left, right);
        if (ReadFactor(factor) is not { } times)
        {
            return Fail(Codes.InvalidOperation, left is StringValue && right is StringValue ? at.Left : at.Operator, $"'*' does not work on {left.Description} and {right.Description}; one must be an integer");
        }

        times = Math.Max(times, 0);
        var size = (Int128)CountItems(repeated)!.Value * times;
        if (repeated is StringValue text)
        {
            if (!ChargeText((long)Int128.Min(size, long.MaxValue), at.Span))
            {
                return null;
            }

            return new StringValue(new StringBuilder().Insert(0, text.Value, (int)times).ToString());
        }

        if (!Charge((long)Int128.Min(size, long.MaxValue / 2), at.Span))
        {
            return null;
        }

        var made = new ArrayValue((int)size);
        for (var i = 0L; i < times; i++)
        {
            AddItems(made, repeated, CountItems(repeated)!.Value);
        }

        return made;
    }

    private static long? ReadFactor(Value value) => value switch
    {
        StringValue text => long.TryParse(text.Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) && Int128.Abs(number) < int.MaxValue ? number : null,
        _ => ReadIndex(value) is { } factor and < int.MaxValue ? factor : null,
    };
}

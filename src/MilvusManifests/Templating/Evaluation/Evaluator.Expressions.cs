using System.Text;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    /// <summary>The value of an expression; a function that a path leads to is called.</summary>
    private Value? Evaluate(Expression expression)
    {
        if (!CheckStack(expression.Span))
        {
            return null;
        }

        return expression switch
        {
            LiteralExpression literal => literal.Value,
            VariableExpression or LocalExpression or MemberExpression or IndexExpression => EvaluatePath(expression, mayBeAbsent: false, isCalled: true),
            BinaryExpression binary => EvaluateBinary(binary),
            CallExpression call => EvaluateCall(call),
            NestedExpression nested => EvaluateNested(nested),
            ConditionalExpression choice => Evaluate(choice.Condition) is { } condition ? Evaluate(condition.IsTruthy ? choice.Then : choice.Else) : null,
            UnaryExpression unary => EvaluateUnary(unary),
            InterpolatedExpression text => EvaluateInterpolated(text),
            ArrayExpression array => EvaluateArray(array),
            ObjectExpression members => EvaluateObject(members),
            ThisExpression => CurrentObject,
            LoopExpression state => EvaluateLoop(state),
            ArgumentsExpression => (Value?)frame.Arguments ?? NullValue.Instance,
            StepExpression step => EvaluateStep(step),
            FunctionExpression function => new UserFunction(function.Declaration, page.Source) { Captured = frame.Variables },
            _ => throw new InvalidOperationException($"There is no way to evaluate {expression.GetType().Name}."),
        };
    }

    /// <summary>The value of an expression that may lead nowhere: the left of <c>??</c>, the first argument of <c>object.default</c>.</summary>
    private Value? EvaluateOptional(Expression expression) => expression switch
    {
        NestedExpression nested => EvaluateOptional(nested.Inner),
        VariableExpression or LocalExpression or MemberExpression or IndexExpression => EvaluatePath(expression, mayBeAbsent: true, isCalled: true),
        _ => Evaluate(expression),
    };

    /// <summary>What parentheses hold; a function that they make is called, unless <c>@</c> stands before them.</summary>
    private Value? EvaluateNested(NestedExpression nested) =>
        Evaluate(nested.Inner) is { } value ? value is FunctionValue function && nested.Inner is FunctionExpression ? CallBare(function, nested) : value : null;

    private Value? EvaluateBinary(BinaryExpression binary)
    {
        switch (binary.Operator)
        {
            case TokenKind.Coalesce:
                return EvaluateOptional(binary.Left) is { } left ? left is NullValue ? Evaluate(binary.Right) : left : null;
            case TokenKind.CoalesceNot:
                return EvaluateOptional(binary.Left) is { } tested ? tested is NullValue ? tested : Evaluate(binary.Right) : null;
            case TokenKind.And:
                return Evaluate(binary.Left) is not { } and ? null : !and.IsTruthy ? BooleanValue.False : EvaluateTruth(binary.Right);
            case TokenKind.Or:
                return Evaluate(binary.Left) is not { } or ? null : or.IsTruthy ? BooleanValue.True : EvaluateTruth(binary.Right);
            default:
                return Evaluate(binary.Left) is { } a && Evaluate(binary.Right) is { } b
                    ? Apply(binary.Operator, a, b, new Operation(binary.Span, binary.OperatorSpan, binary.Left.Span, binary.Right.Span))
                    : null;
        }
    }

    private BooleanValue? EvaluateTruth(Expression expression) => Evaluate(expression) is { } value ? BooleanValue.Of(value.IsTruthy) : null;

    private Value? EvaluateUnary(UnaryExpression unary)
    {
        if (unary.Operator == TokenKind.At)
        {
            return EvaluateUncalled(unary.Operand);
        }

        if (Evaluate(unary.Operand) is not { } operand)
        {
            return null;
        }

        switch (unary.Operator)
        {
            case TokenKind.Not:
                return BooleanValue.Of(!operand.IsTruthy);
            case TokenKind.Caret:
                return operand;
        }

        if (operand is NullValue)
        {
            return operand;
        }

        return Numbers.From(operand) is not { } number
            ? Fail(Codes.InvalidOperation, unary.Operand.Span, $"the sign '{(unary.Operator == TokenKind.Minus ? '-' : '+')}' needs a number, not {operand.Description}")
            : unary.Operator == TokenKind.Minus ? Numbers.Negate(number) : number;
    }

    /// <summary>The value of an expression where a function is meant itself rather than its result.</summary>
    private Value? EvaluateUncalled(Expression expression) => expression switch
    {
        NestedExpression nested => EvaluateUncalled(nested.Inner),
        VariableExpression or LocalExpression or MemberExpression or IndexExpression => EvaluatePath(expression, mayBeAbsent: false, isCalled: false),
        _ => Evaluate(expression),
    };

    private StringValue? EvaluateInterpolated(InterpolatedExpression expression)
    {
        var text = new StringBuilder();
        foreach (var part in expression.Parts)
        {
            if (Evaluate(part) is not { } value || Print(value, part.Span) is not { } printed || !ChargeText(text.Length + printed.Length, part.Span))
            {
                return null;
            }

            text.Append(printed);
        }

        return new StringValue(text.ToString());
    }

    private ArrayValue? EvaluateArray(ArrayExpression expression)
    {
        if (!Charge(expression.Items.Length, expression.Span))
        {
            return null;
        }

        var made = new ArrayValue(expression.Items.Length);
        foreach (var item in expression.Items)
        {
            if (Evaluate(item) is not { } value)
            {
                return null;
            }

            made.Add(value);
        }

        return made;
    }

    private ObjectValue? EvaluateObject(ObjectExpression expression)
    {
        if (!Charge(expression.Members.Length, expression.Span))
        {
            return null;
        }

        var made = new ObjectValue();
        foreach (var member in expression.Members)
        {
            if (Evaluate(member.Value) is not { } value)
            {
                return null;
            }

            made.Set(member.Name, value);
        }

        return made;
    }

    private Value? EvaluateLoop(LoopExpression expression)
    {
        if (FindLoop(expression.IsWhile) is { } state)
        {
            return KeepLoop(state, expression.Span);
        }

        return options.StrictVariables
            ? Fail(Codes.UnknownVariable, expression.Span, $"'{(expression.IsWhile ? "while" : "for")}' is outside any such loop")
            : NullValue.Instance;
    }

    /// <summary>The state of a loop as it is now.</summary>
    private ObjectValue? KeepLoop(LoopState state, TextSpan span)
    {
        var members = new ObjectValue();
        foreach (var name in state.IsWhile ? LoopMembers.OfWhile : LoopMembers.OfFor)
        {
            if (ReadLoop(state, name, span) is not { } value)
            {
                return null;
            }

            members.Set(name, value);
        }

        return members;
    }

    private Value? ReadLoop(LoopState state, string name, TextSpan span)
    {
        if (name != "changed")
        {
            return state.Get(name);
        }

        return state.Before is null ? BooleanValue.True : AreEqual(state.Item!, state.Before, span) is { } equal ? BooleanValue.Of(!equal) : null;
    }

    private LoopState? FindLoop(bool isWhile)
    {
        var state = loop;
        while (state is not null && state.IsWhile != isWhile)
        {
            state = state.Outer;
        }

        return state;
    }

    private Value? EvaluateStep(StepExpression step)
    {
        if (Evaluate(step.Target) is not { } before)
        {
            return null;
        }

        if (Numbers.From(before) is not { } number)
        {
            return Fail(Codes.InvalidOperation, step.Target.Span, $"only a number can be counted up or down, not {before.Description}");
        }

        var after = Numbers.Add(number, IntegerValue.Of(step.Step)) ?? number;
        return SetVariable(step.Target, after) ? step.IsPrefix ? after : before : null;
    }
}

using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Functions;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary>An expression, ready to be evaluated.</summary>
internal abstract class CelExpression
{
    protected static readonly CelError TooMuch = new("it exceeds the evaluation limit", IsOurs: true);

    /// <summary>The value of the expression; a <see cref="CelError"/> if it has none.</summary>
    public object? Evaluate(CelScope scope) => scope.Spend() ? EvaluateCore(scope) : TooMuch;

    protected abstract object? EvaluateCore(CelScope scope);
}

/// <summary>A literal.</summary>
internal sealed class CelLiteral(object? value) : CelExpression
{
    public object? Value => value;

    protected override object? EvaluateCore(CelScope scope) => value;
}

/// <summary>A name.</summary>
internal sealed class CelName(string name) : CelExpression
{
    public string Name => name;

    protected override object? EvaluateCore(CelScope scope) => scope.Find(name);
}

/// <summary><c>a ? b : c</c></summary>
internal sealed class CelConditional(CelExpression condition, CelExpression then, CelExpression otherwise) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope) => condition.Evaluate(scope) switch
    {
        true => then.Evaluate(scope),
        false => otherwise.Evaluate(scope),
        CelError error => error,
        _ => new CelError("a condition is not a boolean"),
    };
}

/// <summary><c>a &amp;&amp; b</c> and <c>a || b</c>: an error on one side does not matter if the other side decides.</summary>
internal sealed class CelLogical(CelExpression left, CelExpression right, bool decisive) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var first = left.Evaluate(scope);
        if (first is bool one && one == decisive)
        {
            return decisive;
        }

        var second = right.Evaluate(scope);
        return second is bool other && other == decisive ? decisive
            : first is CelError ? first
            : second is CelError ? second
            : first is bool && second is bool ? !decisive : new CelError("an operand of a logical operator is not a boolean");
    }
}

/// <summary>Something with operands that are all evaluated first.</summary>
internal abstract class CelOperation(string name, CelExpression[] operands) : CelExpression
{
    protected sealed override object? EvaluateCore(CelScope scope)
    {
        var values = new object?[operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            values[i] = operands[i].Evaluate(scope);
            if (values[i] is CelError)
            {
                return values[i];
            }
        }

        return !scope.Spend(Cost(values)) ? TooMuch
            : Apply(values) ?? new CelError($"'{name}' does not support {(values.Length == 0 ? "this" : string.Join(" and ", values.Select(CelValues.TypeName)))}");
    }

    protected abstract object? Apply(object?[] values);

    private static int Cost(object?[] values)
    {
        var cost = 1L;
        foreach (var value in values)
        {
            cost += value switch { string text => text.Length / 32, CelNode node => node.Node.NodeCount, IReadOnlyList<object?> list => list.Count, _ => 0 };
        }

        return (int)Math.Min(cost, int.MaxValue / 2);
    }
}

/// <summary>An operator: <c>a + b</c>, <c>!a</c>.</summary>
internal sealed class CelOperator(string symbol, CelExpression[] operands) : CelOperation(symbol, operands)
{
    private readonly string symbol = symbol;

    protected override object? Apply(object?[] values) =>
        values is [var only] ? CelOperators.Evaluate(symbol, only) : CelOperators.Evaluate(symbol, values[0], values[1]);
}

/// <summary>A call of a function: the first of its name that supports the operands.</summary>
internal sealed class CelCall(string name, ImmutableArray<CelFunction> functions, CelExpression[] operands) : CelOperation(name, operands)
{
    protected override object? Apply(object?[] values)
    {
        foreach (var function in functions)
        {
            if (function.Evaluate(values) is { } value)
            {
                return value;
            }
        }

        return null;
    }
}

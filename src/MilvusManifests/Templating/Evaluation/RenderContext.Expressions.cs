using System.Numerics;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class RenderContext
{
    private const int MaxBits = 4096;
    private const int MaxComparedNodes = 100;

    // The lengths of the parts of the interpolated strings being evaluated.
    private readonly Stack<long> interpolations = new();

    /// <summary>Whether what Scriban evaluates to nothing is an error.</summary>
    public bool IsStrict => options.StrictVariables && options.StrictMembers;

    /// <inheritdoc/>
    public override string? ObjectToString(object? value, bool nested = false)
    {
        if (!nested)
        {
            Budget.TakeValue(value, writer?.Span ?? CurrentSpan);
        }

        return base.ObjectToString(value, nested);
    }

    /// <inheritdoc/>
    public override object? ToObject(SourceSpan span, object? value, Type destinationType)
    {
        try
        {
            return base.ToObject(span, value, destinationType);
        }
        catch (ScriptRuntimeException error) when (error is not TemplateError and not Silenced and not Ended && CurrentNode is not ScriptBinaryExpression)
        {
            var callee = CurrentNode is ScriptFunctionCall { Target: { } target } ? target : CurrentNode;
            throw new TemplateError(TemplateCodes.InvalidArgument, span, $"'{Excerpt.Of(TextOf(callee?.Span ?? span))}' expects {Noun.Of(destinationType)}, found {Noun.Of(value)}");
        }
    }

    /// <inheritdoc/>
    protected override IListAccessor? GetListAccessorImpl(object target, Type type) =>
        target is ModelArray ? ModelArray.Accessor.Instance
        : target is ScriptRange ? new RangeAccessor(Budget)
        : base.GetListAccessorImpl(target, type);

    /// <inheritdoc/>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        target is ScriptRange ? new RangeAccessor(Budget) : base.GetMemberAccessorImpl(target);

    private object? EvaluateExpression(ScriptNode node, bool aliasReturnedFunction)
    {
        var value = node switch
        {
            ScriptBinaryExpression { Left: not null, Right: not null } binary when !aliasReturnedFunction => EvaluateBinary(binary),
            ScriptAssignExpression { Target: not null, Value: not null } assignment => Assign(assignment),
            ScriptIndexerExpression indexer when (options.AllowTestedAbsence && Absence.IsTested(indexer)) || Absence.IsArgument(indexer) => EvaluateIndexer(indexer, aliasReturnedFunction),
            ScriptInterpolatedStringExpression interpolated => Interpolate(interpolated),
            ScriptIncrementDecrementExpression { Right: { } target } step => Step(step, target),
            ScriptUnaryExpression { Operator: ScriptUnaryOperator.Negate or ScriptUnaryOperator.Plus } unary => EvaluateSign(unary),
            ScriptFunctionCall call when IsStrict => EvaluateCall(call, aliasReturnedFunction),
            _ => base.Evaluate(node, aliasReturnedFunction),
        };
        Check(value, node);
        if (IsSkippedThrough(node))
        {
            value = value is ScriptRange { Values: not System.Collections.IList } lazy ? Budget.Collect(lazy, node.Span) : value;
            Budget.TakeItems(value, node.Span);
        }

        return node.Parent is ScriptList { Parent: ScriptInterpolatedStringExpression } ? Part(value, node) : value;
    }

    private void Check(object? value, ScriptNode node)
    {
        if (value is string text && text.Length > options.Limits.MaxOutputLength)
        {
            throw Budget.TextTooLong(node.Span);
        }

        if (value is BigInteger number && number.GetBitLength() > MaxBits)
        {
            throw new TemplateError(TemplateCodes.InvalidOperation, node.Span, "the result is too large");
        }

        if (node is ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionParametersExpand })
        {
            Budget.TakeItems(value, node.Span);
        }

        if (node.Parent is ScriptCaseStatement { Value: { } switched } && ReferenceEquals(switched, node) && value is System.Collections.IList { Count: > MaxComparedNodes })
        {
            throw new TemplateError(TemplateCodes.InvalidOperation, node.Span, FormattableString.Invariant($"'case' compares arrays of up to {MaxComparedNodes} items"));
        }
    }

    /// <summary>Whether a loop accesses items by index, for each of which a range starts over.</summary>
    private static bool IsSkippedThrough(ScriptNode node) =>
        node.Parent is ScriptForStatement loop
        && ReferenceEquals(loop.Iterator, node)
        && loop.NamedArguments.Any(argument => argument.Name?.Name is "offset" or "limit" or "reversed");

    private object? EvaluateBinary(ScriptBinaryExpression binary)
    {
        var (left, right) = (binary.Left!, binary.Right!);
        switch (binary.Operator)
        {
            case ScriptBinaryOperator.EmptyCoalescing:
                return Evaluate(left) ?? Evaluate(right);
            case ScriptBinaryOperator.NotEmptyCoalescing:
                return Evaluate(left) is null ? null : Evaluate(right);
            case ScriptBinaryOperator.And or ScriptBinaryOperator.Or:
                return base.Evaluate(binary, aliasReturnedFunction: false);
            default:
                return Operate(binary.Operator, binary.OperatorToken?.Span ?? binary.Span, (left, Evaluate(left)), (right, Evaluate(right)));
        }
    }

    private object? Operate(ScriptBinaryOperator operation, SourceSpan span, (ScriptExpression Node, object? Value) left, (ScriptExpression Node, object? Value) right)
    {
        var error = IsStrict ? Operands.Refuse(operation, span, left, right, TextOf) : null;
        if (error is not null || (error = Operands.Bound(operation, span, left.Value, right.Value, MaxBits)) is not null)
        {
            throw error;
        }

        TakeOperand(left.Value, span);
        TakeOperand(right.Value, span);
        try
        {
            var value = ScriptBinaryExpression.Evaluate(this, span, operation, left.Node.Span, left.Value, right.Node.Span, right.Value);
            if (value is string text)
            {
                Budget.TakeText(text.Length, span);
            }

            return value;
        }
        catch (ScriptRuntimeException failure) when (failure is TemplateError known ? known.Code == TemplateCodes.InvalidArgument : !RuntimeMessages.IsLimit(failure))
        {
            throw new TemplateError(
                TemplateCodes.InvalidOperation, failure.Span, $"'{TextOf(span)}' does not support {Noun.Of(left.Value)} and {Noun.Of(right.Value)}");
        }
    }

    /// <summary>A part is paid for when the text that contains it is made.</summary>
    private void TakeOperand(object? value, SourceSpan span)
    {
        if (value is not string)
        {
            Budget.TakeValue(value, span);
        }
    }

    /// <summary>Assigns the target of a statement; for one that cannot be assigned, Scriban names only the last part.</summary>
    private void Set(ScriptExpression target, Action set)
    {
        try
        {
            set();
        }
        catch (ScriptRuntimeException error) when (RuntimeMessages.IsReadOnly(error))
        {
            throw new TemplateError(TemplateCodes.ReadOnlyValue, target.Span, $"'{TextOf(target.Span)}' cannot be assigned: the model is read-only");
        }
    }

    private object? Assign(ScriptAssignExpression assignment)
    {
        var (target, operation) = (assignment.Target!, Operands.OperatorOf(assignment.EqualToken.TokenType));
        var value = Evaluate(assignment.Value!);
        if (operation is { } compound)
        {
            value = Operate(compound, assignment.EqualToken.Span, (target, Evaluate(target)), (assignment.Value!, value));
        }

        Set(target, () => SetValue(target, value));
        return null;
    }

    private object? Step(ScriptIncrementDecrementExpression step, ScriptExpression target)
    {
        object? value = null;
        Set(target, () => value = base.Evaluate(step, aliasReturnedFunction: false));
        return value;
    }

    /// <summary>Scriban has no hook for an index out of bounds.</summary>
    private object? EvaluateIndexer(ScriptIndexerExpression indexer, bool aliasReturnedFunction)
    {
        try
        {
            return base.Evaluate(indexer, aliasReturnedFunction);
        }
        catch (ScriptRuntimeException error) when (RuntimeMessages.IsOutOfBounds(error) && error.Span.Equals(indexer.Index!.Span))
        {
            return null;
        }
    }

    private object? Interpolate(ScriptInterpolatedStringExpression interpolated)
    {
        interpolations.Push(0);
        try
        {
            var value = base.Evaluate(interpolated, aliasReturnedFunction: false);
            Budget.TakeText(interpolations.Peek(), interpolated.Span);
            return value;
        }
        finally
        {
            interpolations.Pop();
        }
    }

    /// <summary>A part of an interpolated string, printed as anywhere else: Scriban would print it as .NET does, and without limits.</summary>
    private string? Part(object? value, ScriptNode node)
    {
        var text = value as string ?? ObjectToString(value);
        var length = interpolations.Pop() + (text?.Length ?? 0);
        interpolations.Push(length);
        return length > options.Limits.MaxOutputLength ? throw Budget.TextTooLong(node.Span) : text;
    }

    private object? EvaluateSign(ScriptUnaryExpression unary) =>
        base.Evaluate(unary, aliasReturnedFunction: false)
        ?? (!IsStrict ? null : throw new TemplateError(TemplateCodes.InvalidOperation, unary.Right!.Span, $"'{unary.OperatorToken}' does not support null"));

    /// <summary>Scriban passes an unknown named argument by its position, and uses the last of two with the same name.</summary>
    private object? EvaluateCall(ScriptFunctionCall call, bool aliasReturnedFunction)
    {
        if (call.Arguments.Any(argument => argument is ScriptNamedArgument)
            && Evaluate(call.Target, aliasReturnedFunction: true) is IScriptCustomFunction { VarParamKind: ScriptVarParamKind.None } function)
        {
            var names = Enumerable.Range(0, function.ParameterCount).Select(i => function.GetParameterInfo(i).Name).ToArray();
            var given = call.Arguments.Count(argument => argument is not ScriptNamedArgument) + (call.Parent is ScriptPipeCall pipe && ReferenceEquals(pipe.To, call) ? 1 : 0);
            foreach (var name in call.Arguments.OfType<ScriptNamedArgument>().Select(argument => argument.Name!))
            {
                var index = Array.IndexOf(names, name.Name);
                if (index < given)
                {
                    throw new TemplateError(TemplateCodes.InvalidCall, name.Span, index >= 0
                        ? $"duplicate argument '{name.Name}'"
                        : $"'{TextOf(call.Target!.Span)}' has no parameter '{name.Name}'{Suggestion.Phrase(name.Name, names)}");
                }
            }
        }

        return base.Evaluate(call, aliasReturnedFunction);
    }
}

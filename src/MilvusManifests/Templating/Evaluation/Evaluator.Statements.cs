using System.Collections.Immutable;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    /// <summary>Executes statements up to the end or a jump; false when one of them failed, which the others survive.</summary>
    private bool ExecuteAll(ImmutableArray<Statement> statements)
    {
        var succeeded = true;
        foreach (var statement in statements)
        {
            if (!Execute(statement))
            {
                succeeded = false;
                if (errors.Count == 0)
                {
                    // Whatever forgot to say why: a failure must never pass for a text.
                    Fail(Codes.InvalidOperation, statement.Span, "this cannot be evaluated");
                }

                if (isAborted)
                {
                    return false;
                }
            }

            if (flow != Flow.Next)
            {
                break;
            }
        }

        return succeeded;
    }

    private bool Execute(Statement statement)
    {
        if (!Charge(1, statement.Span) || !CheckStack(statement.Span))
        {
            return false;
        }

        if (statement is TextStatement)
        {
            return WriteText(statement.Span);
        }

        var outer = indent;
        indent = IndentOf(statement.Indent);
        var succeeded = ExecuteCode(statement);
        indent = outer;
        return succeeded;
    }

    /// <summary>
    /// The indent of a code block. In a page it is that of the block alone. A function is written into the middle of another page's line, so
    /// its blocks add theirs to the caller's.
    /// </summary>
    private string? IndentOf(BlockIndent block) => frame switch
    {
        { IsFunction: false } => block.Text,
        { BaseIndent: null } => block.Text,
        _ when block.Text is null => frame.BaseIndent,
        _ => frame.BaseIndent + block.Text,
    };

    private bool ExecuteCode(Statement statement) => statement switch
    {
        PrintStatement print => ExecutePrint(print),
        AssignStatement assign => ExecuteAssign(assign),
        IfStatement choice => ExecuteIf(choice),
        ForStatement iteration => ExecuteFor(iteration),
        WhileStatement iteration => ExecuteWhile(iteration),
        CaseStatement choice => ExecuteCase(choice),
        CaptureStatement capture => ExecuteCapture(capture),
        WithStatement with => ExecuteWith(with),
        ImportStatement import => ExecuteImport(import),
        FunctionStatement function => SetVariable(function.Name, new UserFunction(function.Declaration, page.Source)),
        ReturnStatement exit => ExecuteReturn(exit),
        JumpStatement jump => ExecuteJump(jump),
        _ => throw new InvalidOperationException($"There is no way to execute {statement.GetType().Name}."),
    };

    private bool WriteText(TextSpan span) =>
        output.Write(TextOf(span), new TextFragment(0, 0, null) { Page = page, Span = span, IsVerbatim = true }, indent) || FailOutput(span);

    private bool FailOutput(TextSpan span) =>
        Abort(Codes.RenderOutputLimit, span, FormattableString.Invariant($"the output is longer than {options.Limits.MaxOutputLength} characters"));

    private bool ExecutePrint(PrintStatement statement) =>
        Evaluate(statement.Expression) is { } value && Print(value, statement.Span, value.Origin);

    private bool Print(Value value, TextSpan span, Location? origin)
    {
        if (value is NullValue)
        {
            return true;
        }

        var source = new TextFragment(0, 0, origin) { Page = page, Span = span };
        if (value is StringValue { Fragments.IsEmpty: false } pieced)
        {
            return (ChargeText(pieced.Value.Length, span) && output.Write(pieced, source, indent)) || FailOutput(span);
        }

        return Print(value, span) is { } text && ChargeText(text.Length, span) && (output.Write(text, source, indent) || FailOutput(span));
    }

    private bool ExecuteIf(IfStatement statement) =>
        Evaluate(statement.Condition) is { } condition && ExecuteAll(condition.IsTruthy ? statement.Then : statement.Else);

    private bool ExecuteCase(CaseStatement statement)
    {
        if (Evaluate(statement.Subject) is not { } subject)
        {
            return false;
        }

        foreach (var clause in statement.Clauses)
        {
            foreach (var expression in clause.Values)
            {
                if (Evaluate(expression) is not { } value || AreEqual(subject, value, expression.Span) is not { } equal)
                {
                    return false;
                }

                if (equal)
                {
                    return ExecuteAll(clause.Body);
                }
            }
        }

        return ExecuteAll(statement.Else);
    }

    private bool ExecuteCapture(CaptureStatement statement)
    {
        var outer = output;
        output = new OutputWriter(options);
        var succeeded = ExecuteAll(statement.Body);
        var (text, fragments) = output.Finish();
        output = outer;
        if (!succeeded)
        {
            Poison(statement.Target);
            return false;
        }

        return ChargeText(text.Length, statement.Span) && SetVariable(statement.Target, new StringValue(text) { Fragments = fragments });
    }

    private bool ExecuteWith(WithStatement statement)
    {
        switch (Evaluate(statement.Target))
        {
            case null:
                return false;
            case ObjectValue members:
                scopes.Add(Scope.OfWith(members));
                var succeeded = ExecuteAll(statement.Body);
                scopes.RemoveAt(scopes.Count - 1);
                return succeeded;
            case ArrayValue:
                return ExecuteAll(statement.Body);
            case var other:
                Fail(Codes.InvalidOperation, statement.Target.Span, $"'with' needs an object, not {other.Description}");
                return false;
        }
    }

    private bool ExecuteImport(ImportStatement statement)
    {
        switch (Evaluate(statement.Source))
        {
            case null:
                return false;
            case NullValue:
                return true;
            case ObjectValue members:
                for (var i = 0; i < members.Count; i++)
                {
                    var (name, value) = members.GetAt(i);
                    if (!Charge(1, statement.Span) || !AssignVariable(name, value, statement.Source.Span))
                    {
                        return false;
                    }
                }

                return true;
            case var other:
                Fail(Codes.InvalidOperation, statement.Source.Span, $"'import' needs an object, not {other.Description}");
                return false;
        }
    }

    private bool ExecuteReturn(ReturnStatement statement)
    {
        var value = statement.Value is null ? NullValue.Instance : Evaluate(statement.Value);
        returned = value;
        flow = Flow.Return;
        return value is not null;
    }

    private bool ExecuteJump(JumpStatement statement)
    {
        if (loop is null)
        {
            Fail(Codes.InvalidOperation, statement.Span, $"'{(statement.IsBreak ? "break" : "continue")}' has no loop to act on");
            return false;
        }

        flow = statement.IsBreak ? Flow.Break : Flow.Continue;
        return true;
    }

    private bool ExecuteAssign(AssignStatement statement)
    {
        var value = EvaluateAssigned(statement);
        if (value is null)
        {
            Poison(statement.Target);
            return false;
        }

        return SetVariable(statement.Target, value);
    }

    private Value? EvaluateAssigned(AssignStatement statement)
    {
        if (statement.Operator is not { } operation)
        {
            return Evaluate(statement.Value);
        }

        return Evaluate(statement.Target) is { } before && Evaluate(statement.Value) is { } change
            ? Apply(operation, before, change, new Operation(statement.Span, statement.OperatorSpan, statement.Target.Span, statement.Value.Span))
            : null;
    }

    /// <summary>Keeps later uses of a variable that could not be computed from being errors of their own.</summary>
    private void Poison(Expression target)
    {
        if (target is VariableExpression or LocalExpression)
        {
            SetVariable(target, PoisonValue.Instance);
        }
    }
}

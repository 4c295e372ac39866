using System.Collections.Immutable;
using MilvusManifests.Templating.Builtins;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    /// <summary>Calls a function with arguments that builtins give it.</summary>
    public Value? Call(FunctionValue function, ReadOnlySpan<Value> arguments, TextSpan span)
    {
        var given = new GivenArgument[arguments.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = new GivenArgument(arguments[i], null, span);
        }

        if (function is not IncludeFunction && function.Parameters is { Length: > 0 } parameters && !parameters[^1].IsRest && given.Length > parameters.Length)
        {
            given = given[..parameters.Length];
        }

        return Invoke(function, new CallSite(span, span.End), given);
    }

    private Value? EvaluateCall(CallExpression call)
    {
        if (EvaluateTarget(call) is not { } function)
        {
            return null;
        }

        return EvaluateArguments(call, function) is { } arguments
            ? Invoke(function, new CallSite(TextSpan.FromBounds(call.Target.Span.Start, call.Span.End), call.Span.End) { Name = call.Target.Span }, arguments)
            : null;
    }

    private FunctionValue? EvaluateTarget(CallExpression call)
    {
        var target = EvaluateCallee(call.Target);
        switch (target)
        {
            case FunctionValue function:
                return function;
            case null:
                return null;
            case NullValue:
                Fail(Codes.UnknownVariable, call.Target.Span, $"there is no function '{TextOf(call.Target.Span)}'{SuggestFunction(call.Target)}");
                return null;
            default:
                var hint = call.Target is IndexExpression or VariableExpression or MemberExpression && call.Piped is null
                    ? $"'{TextOf(call.Target.Span)}' is {target.Description}, not a function, and nothing can follow it here"
                    : $"{target.Description} is not a function";
                Fail(Codes.InvalidCall, call.Target.Span, hint);
                return null;
        }
    }

    private Value? EvaluateCallee(Expression target) => target switch
    {
        UnaryExpression { Operator: TokenKind.At } at => EvaluateUncalled(at.Operand),
        VariableExpression or LocalExpression or MemberExpression or IndexExpression => EvaluatePath(target, mayBeAbsent: false, isCalled: false),
        _ => EvaluateUncalled(target),
    };

    private string SuggestFunction(Expression target)
    {
        if (target is MemberExpression { Target: VariableExpression holder } member && FindVariable(holder.Name) is ObjectValue members)
        {
            return Suggestion.Phrase(member.Name, members.Names);
        }

        return target is VariableExpression variable ? Suggestion.Phrase(variable.Name, VisibleNames()) : "";
    }

    /// <summary>Calls a function that is named without arguments.</summary>
    private Value? CallBare(FunctionValue function, Expression path) =>
        Invoke(function, new CallSite(path.Span, path.Span.End) { Name = path.Span }, []);

    private GivenArgument[]? EvaluateArguments(CallExpression call, FunctionValue function)
    {
        var given = new GivenArgument[call.Arguments.Length + (call.Piped is null ? 0 : 1)];
        var count = 0;
        var acceptsAbsence = function is BuiltinFunction { AcceptsAbsence: true };
        if (call.Piped is { } piped)
        {
            if ((acceptsAbsence ? EvaluateOptional(piped) : Evaluate(piped)) is not { } value)
            {
                return null;
            }

            given[count++] = new GivenArgument(value, null, piped.Span);
        }

        foreach (var argument in call.Arguments)
        {
            if ((acceptsAbsence && count == 0 ? EvaluateOptional(argument.Value) : Evaluate(argument.Value)) is not { } value)
            {
                return null;
            }

            if (!argument.IsExpanded || value is not ArrayValue array)
            {
                given[count++] = new GivenArgument(value, argument.Name, argument.Span);
                continue;
            }

            if (!Charge(array.Count, argument.Span))
            {
                return null;
            }

            Array.Resize(ref given, given.Length + array.Count - 1);
            foreach (var item in array.AsSpan())
            {
                given[count++] = new GivenArgument(item, null, argument.Span);
            }
        }

        return given;
    }

    private Value? Invoke(FunctionValue function, CallSite site, GivenArgument[] arguments)
    {
        if (!Charge(1 + arguments.Length, site.Span) || !CheckStack(site.Span))
        {
            return null;
        }

        return function switch
        {
            BuiltinFunction builtin => InvokeBuiltin(builtin, site, arguments),
            UserFunction own => InvokeUser(own, site, arguments),
            _ => ReferenceEquals(function, IncludeFunction.Include) ? Include(site, arguments) : IncludeJoin(site, arguments),
        };
    }

    private Value? InvokeBuiltin(BuiltinFunction function, CallSite site, GivenArgument[] arguments)
    {
        var count = function.Parameters.Length;
        Span<TextSpan> spans = count <= 8 ? stackalloc TextSpan[count] : new TextSpan[count];
        return Bind(function, site, arguments, spans) is { } values ? function.Body(new CallContext(this, function, site, spans), values) : null;
    }

    /// <summary>The value of each parameter; null, reported, when the arguments do not fit.</summary>
    private Value[]? Bind(FunctionValue function, CallSite site, ReadOnlySpan<GivenArgument> arguments, Span<TextSpan> spans)
    {
        var parameters = function.Parameters;
        var values = new Value?[parameters.Length];
        ArrayValue? rest = null;
        if (parameters.Length > 0 && parameters[^1].IsRest)
        {
            values[^1] = rest = new ArrayValue();
        }

        var next = 0;
        foreach (var argument in arguments)
        {
            if (argument.Name is { } name)
            {
                if (BindNamed(function, site, argument, name) is not { } at || !TryGive(at, argument, values, spans, parameters))
                {
                    return null;
                }
            }
            else if (next < parameters.Length - (rest is null ? 0 : 1))
            {
                if (!TryGive(next, argument, values, spans, parameters))
                {
                    return null;
                }

                next++;
            }
            else if (rest is not null)
            {
                rest.Add(argument.Value);
            }
            else
            {
                Fail(Codes.InvalidCall, argument.Span, $"'{NameOf(function, site)}' takes {Count(parameters.Length)}, not {arguments.Length}");
                return null;
            }
        }

        return FillDefaults(function, site, parameters, values);
    }

    private Value[]? FillDefaults(FunctionValue function, CallSite site, ImmutableArray<Parameter> parameters, Value?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] ??= parameters[i].Default;
            if (values[i] is null)
            {
                Fail(Codes.InvalidCall, new TextSpan(site.End, 0), $"'{NameOf(function, site)}' needs an argument for '{parameters[i].Name}'");
                return null;
            }
        }

        return values!;
    }

    private bool TryGive(int at, GivenArgument argument, Value?[] values, Span<TextSpan> spans, ImmutableArray<Parameter> parameters)
    {
        if (values[at] is not null)
        {
            Fail(Codes.InvalidCall, argument.Span, $"'{parameters[at].Name}' is given twice");
            return false;
        }

        values[at] = argument.Value;
        spans[at] = argument.Span;
        return true;
    }

    private int? BindNamed(FunctionValue function, CallSite site, GivenArgument argument, string name)
    {
        var parameters = function.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == name && !parameters[i].IsRest)
            {
                return i;
            }
        }

        var names = parameters.Select(parameter => parameter.Name);
        Fail(Codes.InvalidCall, argument.Span, $"'{NameOf(function, site)}' has no parameter '{name}'{Suggestion.Phrase(name, names)}");
        return null;
    }

    /// <summary>A function as the template names it.</summary>
    public string NameOf(FunctionValue function, CallSite site) => site.Name is { } span ? TextOf(span).ToString() : function.Name;

    private static string Count(int count) => count switch
    {
        0 => "no arguments",
        1 => "1 argument",
        _ => FormattableString.Invariant($"{count} arguments"),
    };

    private Value? InvokeUser(UserFunction function, CallSite site, GivenArgument[] arguments)
    {
        Dictionary<string, Value>? variables = null;
        if (function.Declaration.IsParametric)
        {
            if (Bind(function, site, arguments, new TextSpan[function.Parameters.Length]) is not { } values)
            {
                return null;
            }

            variables = new Dictionary<string, Value>(StringComparer.Ordinal);
            for (var i = 0; i < values.Length; i++)
            {
                variables[function.Parameters[i].Name] = values[i];
            }
        }

        var called = new Frame { Arguments = CollectArguments(arguments), Variables = variables, Captured = function.Captured, BaseIndent = indent, IsFunction = true };
        return ExecuteFunction(function, site, called);
    }

    /// <summary>What <c>$</c> holds: the arguments by position as items, those by name as members.</summary>
    private static ArrayValue CollectArguments(GivenArgument[] arguments)
    {
        var made = new ArrayValue(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument.Name is { } name)
            {
                (made.Members ??= new ObjectValue()).Set(name, argument.Value);
            }
            else
            {
                made.Add(argument.Value);
            }
        }

        return made;
    }

    private Value? ExecuteFunction(UserFunction function, CallSite site, Frame called)
    {
        if (callDepth >= options.Limits.MaxCallDepth)
        {
            Abort(Codes.RenderDepthLimit, site.Span, FormattableString.Invariant($"functions and includes call each other more than {options.Limits.MaxCallDepth} deep"));
            return null;
        }

        AddNamedLocals(called);
        var outerScopes = scopes.Count;
        AddScope(called.Captured);
        AddScope(called.Variables);

        var (outerPage, outerFrame) = (page, frame);
        page = new Page(function.Source, page, site.Span, IsFunction: true);
        frame = called;
        callDepth++;
        var succeeded = ExecuteAll(function.Declaration.Body);
        callDepth--;
        (page, frame) = (outerPage, outerFrame);
        scopes.RemoveRange(outerScopes, scopes.Count - outerScopes);

        var value = flow == Flow.Return ? returned : NullValue.Instance;
        flow = Flow.Next;
        returned = null;
        return succeeded ? value : null;
    }

    private void AddScope(Dictionary<string, Value>? variables)
    {
        if (variables is not null)
        {
            scopes.Add(Scope.OfFunction(variables));
        }
    }

    private static void AddNamedLocals(Frame called)
    {
        if (called.Arguments!.Members is not { } named)
        {
            return;
        }

        for (var i = 0; i < named.Count; i++)
        {
            var (name, value) = named.GetAt(i);
            called.Locals[name] = value;
        }
    }
}

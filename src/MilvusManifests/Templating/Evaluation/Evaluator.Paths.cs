using MilvusManifests.Templating.Builtins;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private Value? EvaluatePath(Expression path, bool mayBeAbsent, bool isCalled)
    {
        var isCut = false;
        return EvaluatePath(path, mayBeAbsent && options.AllowTestedAbsence, isCalled, ref isCut);
    }

    /// <summary>The value a path of members and items leads to.</summary>
    /// <param name="path">The path.</param>
    /// <param name="mayBeAbsent">Whether its last step may lead nowhere, in strict mode too.</param>
    /// <param name="isCalled">Whether a function that it leads to is called.</param>
    /// <param name="isCut">Whether a <c>?.</c> on the way found null, which ends the path.</param>
    private Value? EvaluatePath(Expression path, bool mayBeAbsent, bool isCalled, ref bool isCut)
    {
        if (!CheckStack(path.Span))
        {
            return null;
        }

        var value = path switch
        {
            VariableExpression variable => ReadVariable(variable, mayBeAbsent),
            LocalExpression local => ReadLocal(local, mayBeAbsent),
            MemberExpression member => ReadMember(member, mayBeAbsent, ref isCut),
            IndexExpression index => ReadItem(index, mayBeAbsent, ref isCut),
            _ => mayBeAbsent ? EvaluateOptional(path) : Evaluate(path),
        };
        return value switch
        {
            FunctionValue function when isCalled => CallBare(function, path),
            PoisonValue => null,
            _ => value,
        };
    }

    private Value? ReadVariable(VariableExpression variable, bool mayBeAbsent)
    {
        if (FindVariable(variable.Name) is { } value)
        {
            return value;
        }

        return mayBeAbsent || !options.StrictVariables
            ? NullValue.Instance
            : Fail(Codes.UnknownVariable, variable.Span, $"there is no variable or function '{variable.Name}'{Meant(variable.Name)}");
    }

    private string Meant(string name) => BuiltinRegistry.FindModuleOf(name) is { } module
        ? $"; did you mean '{module}.{name}'?"
        : Suggestion.Phrase(name, VisibleNames());

    private Value? ReadLocal(LocalExpression local, bool mayBeAbsent)
    {
        if (FindLocal(local.Name) is { } value)
        {
            return value;
        }

        return mayBeAbsent || !options.StrictVariables
            ? NullValue.Instance
            : Fail(Codes.UnknownVariable, local.Span, $"there is no variable '${local.Name}' in this page or function{Suggestion.Phrase(local.Name, frame.Locals.Keys)}");
    }

    private Value? ReadMember(MemberExpression member, bool mayBeAbsent, ref bool isCut)
    {
        if (member.Target is LoopExpression loopExpression && FindLoop(loopExpression.IsWhile) is { } state)
        {
            return ReadLoop(state, member.Name, member.Span);
        }

        if (member.Target is ArgumentsExpression && frame.Arguments is not null)
        {
            return ReadMemberOf(frame.Arguments, member, mayBeAbsent: true);
        }

        if (EvaluatePath(member.Target, mayBeAbsent: member.IsNullSafe && options.AllowTestedAbsence, isCalled: true, ref isCut) is not { } target)
        {
            return null;
        }

        if (isCut)
        {
            return target;
        }

        if (target is not NullValue { IsEmpty: false })
        {
            return ReadMemberOf(target, member, mayBeAbsent);
        }

        isCut = member.IsNullSafe;
        return isCut || member.Name == "empty?"
            ? NullValue.Instance
            : Fail(Codes.MemberOfNull, member.NameSpan, TextOf(member.Target.Span) is ['$', >= '0' and <= '9', ..]
                ? $"'{TextOf(member.Target.Span)}' has no member '{member.Name}': the call gives no such argument, or null"
                : $"'{TextOf(member.Target.Span)}' is null and has no member '{member.Name}'; write '?.{member.Name}' where it may be null");
    }

    private Value? ReadMemberOf(Value target, MemberExpression member, bool mayBeAbsent)
    {
        if (MembersOf(target) is { } members && members.TryGet(member.Name, out var value))
        {
            return value;
        }

        if (ReadIntrinsic(target, member.Name) is { } intrinsic)
        {
            return intrinsic;
        }

        return mayBeAbsent || !options.StrictMembers ? NullValue.Instance : FailMember(target, member);
    }

    private static ObjectValue? MembersOf(Value target) => target switch
    {
        ObjectValue members => members,
        ArrayValue array => array.Members,
        _ => null,
    };

    private static Value? ReadIntrinsic(Value target, string name) => (name, target) switch
    {
        ("size", ArrayValue array) => IntegerValue.Of(array.Count),
        ("size", RangeValue range) => IntegerValue.Of(range.Count),
        ("size", StringValue text) => IntegerValue.Of(text.Value.Length),
        ("empty?", _) => BooleanValue.Of(CountItems(target) == 0),
        _ => null,
    };

    private Value? FailMember(Value target, MemberExpression member)
    {
        var path = TextOf(member.Target.Span).ToString();
        return target is ObjectValue members
            ? Fail(Codes.UnknownMember, member.NameSpan, $"'{path}' has no member '{member.Name}'{Suggestion.Phrase(member.Name, members.Names)}")
            : Fail(Codes.UnknownMember, member.NameSpan, $"'{path}' is {target.Description} and has no member '{member.Name}'");
    }

    private Value? ReadItem(IndexExpression index, bool mayBeAbsent, ref bool isCut)
    {
        if (EvaluatePath(index.Target, mayBeAbsent: false, isCalled: true, ref isCut) is not { } target)
        {
            return null;
        }

        if (isCut)
        {
            return target;
        }

        if (target is NullValue)
        {
            return Fail(Codes.MemberOfNull, index.Span, $"'{TextOf(index.Target.Span)}' is null and has no items");
        }

        if (Evaluate(index.Index) is not { } at)
        {
            return null;
        }

        if (at is NullValue)
        {
            return Fail(Codes.InvalidOperation, index.Index.Span, "null cannot be an index");
        }

        return target switch
        {
            ObjectValue members => ReadNamedItem(members, at, index, mayBeAbsent),
            ArrayValue { Members: { } members } when at is StringValue => ReadNamedItem(members, at, index, mayBeAbsent),
            ArrayValue or RangeValue or StringValue => ReadNumberedItem(target, at, index, mayBeAbsent),
            _ => Fail(Codes.InvalidOperation, index.Span, $"'{TextOf(index.Target.Span)}' is {target.Description} and has no items"),
        };
    }

    private Value? ReadNamedItem(ObjectValue members, Value at, IndexExpression index, bool mayBeAbsent)
    {
        if (at is StringValue name && members.TryGet(name.Value, out var value))
        {
            return value;
        }

        if (mayBeAbsent || !options.StrictMembers)
        {
            return NullValue.Instance;
        }

        var suggestion = at is StringValue missing ? Suggestion.Phrase(missing.Value, members.Names) : "";
        return Fail(Codes.UnknownMember, index.Index.Span, $"'{TextOf(index.Target.Span)}' has no member '{Excerpt.Of(ValuePrinter.Describe(at))}'{suggestion}");
    }

    private Value? ReadNumberedItem(Value target, Value at, IndexExpression index, bool mayBeAbsent)
    {
        if (ReadIndex(at) is not { } place)
        {
            return at is StringValue && !options.StrictMembers
                ? NullValue.Instance
                : Fail(Codes.InvalidOperation, index.Index.Span, $"{at.Description} cannot be an index into {target.Description}");
        }

        var count = CountItems(target)!.Value;
        var from = place < 0 ? place + count : place;
        if (from >= 0 && from < count)
        {
            return ItemAt(target, from);
        }

        // An argument that was not given is null: a function asks for it to find out.
        if (target is not StringValue && (mayBeAbsent || !options.StrictMembers || index.Target is ArgumentsExpression))
        {
            return NullValue.Instance;
        }

        var span = target is StringValue ? index.Span : index.Index.Span;
        return Fail(Codes.UnknownMember, span, FormattableString.Invariant($"there is no item {place} in '{TextOf(index.Target.Span).ToString()}', which has {count}"));
    }
}

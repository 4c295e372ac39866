using MilvusManifests.Templating.Builtins;
using MilvusManifests.Templating.Syntax;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private ObjectValue CurrentObject
    {
        get
        {
            for (var i = scopes.Count - 1; i >= 0; i--)
            {
                if (scopes[i].Members is { } members)
                {
                    return members;
                }
            }

            return globals;
        }
    }

    private Value? FindVariable(string name)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            var scope = scopes[i];
            if (scope.LoopName is not null)
            {
                if (scope.LocalTo is null && scope.LoopName == name)
                {
                    return scope.LoopValue;
                }
            }
            else if (scope.Members is { } members)
            {
                if (members.TryGet(name, out var member))
                {
                    return member;
                }
            }
            else if (frame.Owns(scope) && scope.Variables!.TryGetValue(name, out var own))
            {
                return own;
            }
        }

        if (globals.TryGet(name, out var value))
        {
            return value;
        }

        return name switch
        {
            "include" => IncludeFunction.Include,
            "include_join" => IncludeFunction.IncludeJoin,
            _ => BuiltinRegistry.Find(name),
        };
    }

    private Value? FindLocal(string name)
    {
        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(scopes[i].LocalTo, frame) && scopes[i].LoopName == name)
            {
                return scopes[i].LoopValue;
            }
        }

        return frame.Locals.GetValueOrDefault(name);
    }

    /// <summary>The names a variable could have been meant by.</summary>
    private IEnumerable<string> VisibleNames()
    {
        foreach (var scope in scopes)
        {
            var names = scope.LoopName is { } loopName ? [loopName]
                : scope.Members is { } members ? members.Names
                : frame.Owns(scope) ? scope.Variables!.Keys : Enumerable.Empty<string>();
            foreach (var name in names)
            {
                yield return name;
            }
        }

        foreach (var name in globals.Names)
        {
            yield return name;
        }

        foreach (var name in BuiltinRegistry.Names)
        {
            yield return name;
        }
    }

    private bool SetVariable(Expression target, Value value)
    {
        switch (target)
        {
            case VariableExpression variable:
                return AssignVariable(variable.Name, value, variable.Span);
            case NestedExpression nested:
                return SetVariable(nested.Inner, value);
            case LocalExpression local:
                frame.Locals[local.Name] = value;
                return true;
            case MemberExpression member:
                return Evaluate(member.Target) is { } holder && SetMember(holder, member, value);
            case IndexExpression index:
                return Evaluate(index.Target) is { } indexed && Evaluate(index.Index) is { } at && SetItem(indexed, at, index, value);
            default:
                throw new InvalidOperationException("The parser lets nothing else be assigned.");
        }
    }

    private bool AssignVariable(string name, Value value, TextSpan span)
    {
        var holder = CurrentObject;
        if (frame.Variables is { } own && (own.ContainsKey(name) || !holder.Has(name)))
        {
            own[name] = value;
            return true;
        }

        return SetNamed(holder, name, value, span);
    }

    private bool SetNamed(ObjectValue holder, string name, Value value, TextSpan span)
    {
        if (holder.IsReadOnly)
        {
            Fail(Codes.ReadOnlyValue, span, $"'{TextOf(span)}' cannot be set: it belongs to the model, which templates cannot change");
            return false;
        }

        holder.Set(name, value);
        return true;
    }

    private bool SetMember(Value holder, MemberExpression member, Value value)
    {
        switch (holder)
        {
            case ObjectValue members:
                return SetNamed(members, member.Name, value, member.Span);
            case ArrayValue { IsReadOnly: false } array:
                return SetNamed(array.Members ??= new ObjectValue(), member.Name, value, member.Span);
            case NullValue:
                Fail(Codes.MemberOfNull, member.NameSpan, $"the member '{member.Name}' cannot be set: '{TextOf(member.Target.Span)}' is null");
                return false;
            default:
                Fail(Codes.InvalidOperation, member.NameSpan, $"the member '{member.Name}' cannot be set: '{TextOf(member.Target.Span)}' is {holder.Description}, not an object");
                return false;
        }
    }

    private bool SetItem(Value holder, Value at, IndexExpression index, Value value)
    {
        switch (holder)
        {
            case ObjectValue members when at is not NullValue:
                return Print(at, index.Index.Span) is { } name && SetNamed(members, name, value, index.Span);
            case ArrayValue array when ReadIndex(at) is { } place:
                return SetArrayItem(array, place, index, value);
            case NullValue:
                Fail(Codes.MemberOfNull, index.Span, $"the item cannot be set: '{TextOf(index.Target.Span)}' is null");
                return false;
            default:
                Fail(Codes.InvalidOperation, index.Index.Span, $"{at.Description} cannot be an index into {holder.Description}");
                return false;
        }
    }

    private bool SetArrayItem(ArrayValue array, long place, IndexExpression index, Value value)
    {
        var from = place < 0 ? place + array.Count : place;
        if (array.IsReadOnly)
        {
            Fail(Codes.ReadOnlyValue, index.Span, $"'{TextOf(index.Span)}' cannot be set: it belongs to the model, which templates cannot change");
            return false;
        }

        if (from < 0)
        {
            Fail(Codes.InvalidOperation, index.Index.Span, FormattableString.Invariant($"there is no item {place} in an array of {array.Count}"));
            return false;
        }

        if (from >= array.Count && !Charge(from - array.Count + 1, index.Span))
        {
            return false;
        }

        while (array.Count <= from)
        {
            array.Add(NullValue.Instance);
        }

        array[(int)from] = value;
        return true;
    }

    /// <summary>The index that a value stands for; null for a value that is no number.</summary>
    private static long? ReadIndex(Value value) => value switch
    {
        IntegerValue { IsSmall: true } integer => integer.Small,
        BooleanValue boolean => boolean.Value ? 1 : 0,
        FloatValue { Value: > int.MinValue and < int.MaxValue } number => (long)number.Value,
        _ => null,
    };
}

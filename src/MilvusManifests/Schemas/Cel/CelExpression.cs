namespace MilvusManifests.Schemas.Cel;

/// <summary>An expression, ready to be evaluated.</summary>
internal abstract class CelExpression
{
    private static readonly CelError TooMuch = new("it exceeds the evaluation limit", IsOurs: true);

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

/// <summary><c>[a, b]</c></summary>
internal sealed class CelList(CelExpression[] items) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var values = new List<object?>(items.Length);
        foreach (var item in items)
        {
            var value = item.Evaluate(scope);
            if (value is CelError)
            {
                return value;
            }

            values.Add(value);
        }

        return values;
    }
}

/// <summary><c>{'a': b}</c></summary>
internal sealed class CelMap((CelExpression Key, CelExpression Value)[] entries) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var key = entry.Key.Evaluate(scope);
            var value = entry.Value.Evaluate(scope);
            if (key is CelError || value is CelError)
            {
                return key as CelError ?? value;
            }

            if (key is not string name)
            {
                return new CelError("a map key is not a string", IsOurs: true);
            }

            values[name] = value;
        }

        return values;
    }
}

/// <summary><c>a.b</c></summary>
internal sealed class CelField(CelExpression target, string name) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var map = target.Evaluate(scope);
        return map is CelError ? map
            : CelValues.TryGet(map, name, out var value) ? value
            : new CelError(CelValues.IsMap(map) ? $"no such key '{name}'" : $"{CelValues.TypeName(map)} has no field '{name}'");
    }

    /// <summary>Whether the field exists: the macro <c>has</c>.</summary>
    public object Exists(CelScope scope)
    {
        var map = target.Evaluate(scope);
        return map is CelError ? map
            : CelValues.IsMap(map) ? CelValues.TryGet(map, name, out _)
            : new CelError($"{CelValues.TypeName(map)} has no fields");
    }
}

/// <summary><c>has(a.b)</c></summary>
internal sealed class CelHas(CelField field) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope) => field.Exists(scope);
}

/// <summary><c>a[b]</c></summary>
internal sealed class CelIndex(CelExpression target, CelExpression index) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var collection = target.Evaluate(scope);
        var at = index.Evaluate(scope);
        if (collection is CelError || at is CelError)
        {
            return collection as CelError ?? at;
        }

        if (at is string key && CelValues.IsMap(collection))
        {
            return CelValues.TryGet(collection, key, out var value) ? value : new CelError($"no such key {ValueText.Quote(key)}");
        }

        return at is long position && CelValues.IsList(collection) && CelValues.Members(collection) is { } items
            ? position >= 0 && position < items.Count ? items[(int)position] : new CelError($"index out of bounds: {position}")
            : new CelError($"{CelValues.TypeName(collection)} cannot be indexed by {CelValues.TypeName(at)}");
    }
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

/// <summary>The macros that iterate over a list or the keys of a map: <c>all</c>, <c>exists</c>, <c>exists_one</c>, <c>filter</c>, <c>map</c>.</summary>
internal sealed class CelComprehension(string macro, CelExpression target, string variable, CelExpression? filter, CelExpression body) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var collection = target.Evaluate(scope);
        if (collection is CelError || CelValues.Members(collection) is not { } members)
        {
            return collection as CelError ?? new CelError($"'{macro}' cannot iterate over {CelValues.TypeName(collection)}");
        }

        return macro is "map" or "filter" ? Collect(members, scope) : Test(members, scope);
    }

    private object Test(IReadOnlyList<object?> members, CelScope scope)
    {
        var found = 0;
        CelError? error = null;
        foreach (var member in members)
        {
            switch (member is CelError ? member : body.Evaluate(scope.With(variable, member)))
            {
                case false when macro == "all":
                    return false;
                case true when macro == "exists":
                    return true;
                case bool holds:
                    found += holds ? 1 : 0;
                    break;
                case CelError failed:
                    error ??= failed;
                    break;
                default:
                    error ??= new CelError($"the condition of '{macro}' is not a boolean");
                    break;
            }
        }

        return (object?)error ?? macro switch { "all" => true, "exists" => false, _ => found == 1 };
    }

    private object Collect(IReadOnlyList<object?> members, CelScope scope)
    {
        var collected = new List<object?>();
        foreach (var member in members)
        {
            var inner = scope.With(variable, member);
            var keeps = member is CelError ? member : (macro == "filter" ? body : filter)?.Evaluate(inner) ?? true;
            var value = keeps is true && macro == "map" ? body.Evaluate(inner) : member;
            if (keeps is not bool || value is CelError)
            {
                return keeps as CelError ?? value as CelError ?? new CelError($"the condition of '{macro}' is not a boolean");
            }

            if (keeps is true)
            {
                collected.Add(value);
            }
        }

        return collected;
    }
}

/// <summary>An operator or a function whose operands are all evaluated first.</summary>
internal sealed class CelCall(string function, CelExpression[] operands) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
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

        return CelFunctions.Call(function, values, scope);
    }
}

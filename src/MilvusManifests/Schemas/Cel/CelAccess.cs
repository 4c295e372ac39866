using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary><c>a.b</c>; <c>a.?b</c>, whose value is optional, as is that of what follows it.</summary>
internal sealed class CelField(CelExpression target, string name, bool isOptional = false) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var map = target.Evaluate(scope);
        if (isOptional || map is CelOptional)
        {
            return CelSelection.Optional(map, name);
        }

        return map is CelError ? map
            : CelValues.TryGet(map, name, out var value) ? value
            : new CelError(CelValues.IsMap(map) ? $"no such key '{name}'" : $"{CelValues.TypeName(map)} has no field '{name}'");
    }

    /// <summary>Whether the field exists: the macro <c>has</c>.</summary>
    public object Exists(CelScope scope)
    {
        var map = target.Evaluate(scope);
        return map is CelError ? map
            : map is CelOptional ? CelSelection.Optional(map, name) is CelOptional { HasValue: true }
            : CelValues.IsMap(map) ? CelValues.TryGet(map, name, out _)
            : new CelError($"{CelValues.TypeName(map)} has no fields");
    }
}

/// <summary><c>has(a.b)</c></summary>
internal sealed class CelHas(CelField field) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope) => field.Exists(scope);
}

/// <summary><c>a[b]</c>; <c>a[?b]</c>, whose value is optional.</summary>
internal sealed class CelIndex(CelExpression target, CelExpression index, bool isOptional = false) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var collection = target.Evaluate(scope);
        var at = index.Evaluate(scope);
        if (collection is CelError || at is CelError)
        {
            return collection as CelError ?? at;
        }

        if (isOptional || collection is CelOptional)
        {
            return CelSelection.Optional(collection, at);
        }

        return CelSelection.TryGet(collection, at, out var value) ? value
            : CelValues.IsMap(collection) && at is not null ? new CelError($"no such key {(at is string key ? ValueText.Quote(key) : at)}")
            : CelValues.IsList(collection) && at is long position ? new CelError($"index out of bounds: {position}")
            : new CelError($"{CelValues.TypeName(collection)} cannot be indexed by {CelValues.TypeName(at)}");
    }
}

/// <summary>Selects a member of a map or list.</summary>
internal static class CelSelection
{
    /// <summary>The member of a key or at an index; false if there is none.</summary>
    public static bool TryGet(object? collection, object? at, out object? value)
    {
        if (at is not null && CelValues.IsMap(collection))
        {
            return CelValues.TryGet(collection, at, out value);
        }

        var items = at is long && CelValues.IsList(collection) ? CelValues.Members(collection)! : [];
        var found = at is long position && position >= 0 && position < items.Count;
        value = found ? items[(int)(long)at!] : null;
        return found;
    }

    /// <summary>The member, if there is one, of a map or list or of an optional one.</summary>
    public static object Optional(object? collection, object? at) => collection switch
    {
        CelError error => error,
        CelOptional { HasValue: false } => CelOptional.None,
        CelOptional optional => Optional(optional.Value, at),
        _ when TryGet(collection, at, out var value) => value is CelError ? value : CelOptional.Of(value),
        _ => CelValues.IsMap(collection) || CelValues.IsList(collection) ? CelOptional.None : new CelError($"{CelValues.TypeName(collection)} has no members"),
    };
}

using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary><c>[a, ?b]</c>; an optional item is left out if it has no value.</summary>
internal sealed class CelList((CelExpression Item, bool IsOptional)[] items) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var values = new List<object?>(items.Length);
        foreach (var (item, isOptional) in items)
        {
            var value = item.Evaluate(scope);
            if (value is CelError)
            {
                return value;
            }

            if (!isOptional)
            {
                values.Add(value);
            }
            else if (value is CelOptional optional)
            {
                values.AddRange(optional.HasValue ? [optional.Value] : []);
            }
            else
            {
                return new CelError("an item after '?' is not an optional value");
            }
        }

        return values;
    }
}

/// <summary><c>{'a': b, ?'c': d}</c></summary>
internal sealed class CelMap((CelExpression Key, CelExpression Value, bool IsOptional)[] entries) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        var values = new Dictionary<object, object?>();
        foreach (var entry in entries)
        {
            var key = entry.Key.Evaluate(scope);
            var value = entry.Value.Evaluate(scope);
            if (key is CelError || value is CelError)
            {
                return key as CelError ?? value;
            }

            if (key is not (string or long or ulong or bool))
            {
                return new CelError($"{CelValues.TypeName(key)} cannot be the key of a map");
            }

            if (entry.IsOptional && value is not CelOptional)
            {
                return new CelError("a value after '?' is not an optional value");
            }

            if (!entry.IsOptional || ((CelOptional)value!).HasValue)
            {
                values[key] = entry.IsOptional ? ((CelOptional)value!).Value : value;
            }
        }

        return values;
    }
}

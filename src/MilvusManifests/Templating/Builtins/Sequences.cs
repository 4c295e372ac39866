using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Reads arguments that are lists.</summary>
internal static class Sequences
{
    /// <summary>The items of an array or range, none for null; null after an error when the argument is neither.</summary>
    public static IReadOnlyList<Value>? Read(CallContext call, int parameter, Value value)
    {
        switch (value)
        {
            case NullValue:
                return [];
            case ArrayValue array:
                return array.AsSpan().ToArray();
            case RangeValue range:
                if (!call.Charge(range.Count))
                {
                    return null;
                }

                var items = new Value[range.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = range[i];
                }

                return items;
            default:
                call.Fail(parameter, $"'{call.FunctionName}' needs an array, not {value.Description}");
                return null;
        }
    }
}

using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>
/// Whether two values are the same for <c>array.contains</c> and <c>array.uniq</c>: of one type and equal, unlike <c>==</c>, which takes
/// <c>"1"</c> for 1. Arrays and objects are only the same as themselves.
/// </summary>
internal sealed class ValueIdentity : IEqualityComparer<Value>
{
    public static ValueIdentity Instance { get; } = new();

    public bool Equals(Value? x, Value? y) => (x, y) switch
    {
        (NullValue, NullValue) => true,
        (StringValue a, StringValue b) => string.Equals(a.Value, b.Value, StringComparison.Ordinal),
        (IntegerValue a, IntegerValue b) => a.Big == b.Big,
        (FloatValue a, FloatValue b) => a.Value.Equals(b.Value),
        (DecimalValue a, DecimalValue b) => a.Value == b.Value,
        (BooleanValue a, BooleanValue b) => a.Value == b.Value,
        (ArrayValue a, ArrayValue b) => a.IsSame(b),
        (ObjectValue a, ObjectValue b) => a.IsSame(b),
        _ => ReferenceEquals(x, y),
    };

    public int GetHashCode(Value obj) => obj switch
    {
        StringValue text => string.GetHashCode(text.Value, StringComparison.Ordinal),
        IntegerValue integer => integer.Big.GetHashCode(),
        FloatValue number => number.Value.GetHashCode(),
        DecimalValue number => number.Value.GetHashCode(),
        BooleanValue boolean => boolean.Value ? 1 : 2,
        ArrayValue array => array.IdentityHash,
        ObjectValue members => members.IdentityHash,
        _ => 0,
    };
}

using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>A decimal number, written <c>100.0m</c>; it keeps its scale.</summary>
public sealed class DecimalValue : NumberValue
{
    /// <summary>Makes a number.</summary>
    public DecimalValue(decimal value) => Value = value;

    /// <summary>The number.</summary>
    public decimal Value { get; }

    /// <inheritdoc/>
    public override string Description => "a decimal";

    /// <inheritdoc/>
    public override double ToDouble() => (double)Value;

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => new DecimalValue(Value) { Origin = origin };
}

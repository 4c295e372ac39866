using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>A floating-point number.</summary>
public sealed class FloatValue : NumberValue
{
    /// <summary>Makes a number.</summary>
    public FloatValue(double value) => Value = value;

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>Whether it is of single precision, as one written <c>1.5f</c> is: it prints with fewer digits.</summary>
    public bool IsSingle { get; init; }

    /// <inheritdoc/>
    public override string Description => "a float";

    /// <inheritdoc/>
    public override double ToDouble() => Value;

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => new FloatValue(Value) { IsSingle = IsSingle, Origin = origin };
}

using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>True or false.</summary>
public sealed class BooleanValue : Value
{
    private BooleanValue(bool value) => Value = value;

    /// <summary>True, from nowhere.</summary>
    public static BooleanValue True { get; } = new(true);

    /// <summary>False, from nowhere.</summary>
    public static BooleanValue False { get; } = new(false);

    /// <summary>Which of the two.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string TypeName => "boolean";

    /// <inheritdoc/>
    public override string Description => "a boolean";

    /// <inheritdoc/>
    public override bool IsTruthy => Value;

    /// <summary>True or false, from nowhere.</summary>
    public static BooleanValue Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => origin is null ? Of(Value) : new BooleanValue(Value) { Origin = origin };
}

namespace MilvusManifests.Templating.Values;

/// <summary>A number.</summary>
public abstract class NumberValue : Value
{
    private protected NumberValue()
    {
    }

    /// <inheritdoc/>
    public override string TypeName => "number";

    /// <summary>The number as a double, rounded where it must be.</summary>
    public abstract double ToDouble();
}

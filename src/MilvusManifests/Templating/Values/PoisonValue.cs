using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>What a variable holds after the statement that should have set it failed: reading it fails too, without another error.</summary>
internal sealed class PoisonValue : Value
{
    private PoisonValue()
    {
    }

    public static PoisonValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string TypeName => "null";

    /// <inheritdoc/>
    public override string Description => "a value that could not be computed";

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => this;
}

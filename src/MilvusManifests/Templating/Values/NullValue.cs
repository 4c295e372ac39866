using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>Null, and the variable <c>empty</c>, which equals empty arrays and objects.</summary>
public sealed class NullValue : Value
{
    private readonly bool isEmpty;

    private NullValue(bool isEmpty) => this.isEmpty = isEmpty;

    /// <summary>Null, from nowhere.</summary>
    public static NullValue Instance { get; } = new(isEmpty: false);

    /// <summary>The value of the variable <c>empty</c>.</summary>
    public static NullValue Empty { get; } = new(isEmpty: true);

    /// <summary>Whether this is <c>empty</c> rather than null.</summary>
    public bool IsEmpty => isEmpty;

    /// <inheritdoc/>
    public override string TypeName => "null";

    /// <inheritdoc/>
    public override string Description => isEmpty ? "empty" : "null";

    /// <inheritdoc/>
    public override bool IsTruthy => false;

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => origin is null ? (isEmpty ? Empty : Instance) : new NullValue(isEmpty) { Origin = origin };
}

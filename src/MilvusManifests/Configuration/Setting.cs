using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A value of the configuration and the node it was read from.</summary>
internal sealed record Setting<T>
{
    private readonly T? value;

    /// <summary>A value.</summary>
    /// <param name="value">The value; the default where the key is absent.</param>
    /// <param name="node">The node; one without a location where the key is absent.</param>
    public Setting(T value, YamlNode node)
        : this(node)
    {
        this.value = value;
        IsValid = true;
    }

    private Setting(YamlNode node) => Node = node;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">What was written is not valid; a configuration that was read without an error has no such setting.</exception>
    public T Value => IsValid ? value! : throw new InvalidOperationException("The setting is not valid.");

    /// <summary>The node.</summary>
    public YamlNode Node { get; }

    /// <summary>The location of the key; null for a default and for an item of a sequence.</summary>
    public Location? KeyLocation { get; init; }

    /// <summary>The location of the value; null for a default.</summary>
    public Location? Location => Node.Location;

    /// <summary>Whether the value comes from the file rather than being the default.</summary>
    public bool IsWritten => Node.Location is not null;

    /// <summary>Whether there is a value; where there is none, the reader has reported why.</summary>
    public bool IsValid { get; }

    /// <summary>A setting without a value.</summary>
    public static Setting<T> Invalid(YamlNode node) => new(node);

    /// <summary>What is made of the value; not valid where the value is not, or where nothing can be made of it.</summary>
    public Setting<TResult> Select<TResult>(Func<T, TResult?> select)
        where TResult : class =>
        IsValid && select(Value) is { } result ? new(result, Node) { KeyLocation = KeyLocation } : Setting<TResult>.Invalid(Node) with { KeyLocation = KeyLocation };

    /// <summary>The value as a message shows it.</summary>
    public override string ToString() => IsValid ? value?.ToString() ?? "" : "";
}

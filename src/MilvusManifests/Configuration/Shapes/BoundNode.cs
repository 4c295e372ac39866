using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>A node of the configuration with its shape applied: defaults are filled in, and of every part it is known whether it fits.</summary>
/// <param name="Node">The node with every key of its shape: an absent key has its default, or null where it has none.</param>
/// <param name="IsValid">Whether it fits its shape, its parts aside; false also for a required key that is missing.</param>
internal sealed record BoundNode(YamlNode Node, bool IsValid)
{
    private const string NotScalar = "Only scalars are bound to types.";

    private readonly YamlNode? written;

    /// <summary>The node as the file has it, without defaults.</summary>
    public YamlNode Written
    {
        get => written ?? Node;
        init => written = value;
    }

    /// <summary>Whether the file has the key of the value, valid or not.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The location of its key; null for a default, an item and the root.</summary>
    public Location? KeyLocation { get; init; }

    /// <summary>The values of a mapping by their keys; of one that is verbatim, or whose keys are the user's own, those that are written.</summary>
    public ImmutableDictionary<string, BoundNode> Members { get; init; } = ImmutableDictionary<string, BoundNode>.Empty;

    /// <summary>The items of a sequence.</summary>
    public ImmutableArray<BoundNode> Items { get; init; } = [];

    /// <summary>The mapping; empty where something else was written.</summary>
    public YamlMapping Mapping => Node as YamlMapping ?? YamlMapping.Empty;

    /// <summary>Whether the value is present: written, valid or not, or a default.</summary>
    public bool IsPresent => Node is not YamlScalar { Kind: YamlScalarKind.Null } || !IsValid;

    /// <summary>The value of a key.</summary>
    public BoundNode this[PropertyShape property] => Members[property.Name];

    /// <summary>The typed value of a key that is required or has a default; not valid where it is absent.</summary>
    public Setting<T> Get<T>(PropertyShape<T> property) => this[property].As(property.Bind);

    /// <summary>The typed value of a key; null where the key is absent.</summary>
    public Setting<T>? Find<T>(PropertyShape<T> property) => this[property] is { IsPresent: true } value ? value.As(property.Bind) : null;

    /// <summary>The value of a key that a verbatim mapping has, or whose name is the user's own; null where it is absent or not valid.</summary>
    public BoundNode? Find(string key) => Members.GetValueOrDefault(key) is { IsValid: true, IsPresent: true } value ? value : null;

    /// <summary>The typed value of a string.</summary>
    public Setting<T> As<T>(ValueSyntax<T> syntax) => As(syntax.Bind);

    /// <summary>The typed value of a scalar.</summary>
    public Setting<T> As<T>(Func<YamlScalar, T> bind) => IsValid && IsPresent
        ? new(bind(Node as YamlScalar ?? throw new InvalidOperationException(NotScalar)), Node) { KeyLocation = KeyLocation }
        : Setting<T>.Invalid(Node) with { KeyLocation = KeyLocation };
}

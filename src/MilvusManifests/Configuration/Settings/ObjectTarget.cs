using System.Collections.Immutable;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Which objects a setting changes.</summary>
/// <param name="Kinds">Their kinds; empty for any.</param>
/// <param name="Name">Their name; null for any.</param>
/// <param name="Part">What the change needs inside the object, as a message names it; null for nothing in particular.</param>
internal sealed record ObjectTarget(ImmutableArray<string> Kinds, string? Name = null, string? Part = null)
{
    /// <summary>Every object.</summary>
    public static ObjectTarget Any { get; } = new([]);

    /// <summary>The objects of some kinds.</summary>
    public static ObjectTarget OfKind(params ImmutableArray<string> kinds) => new(kinds);

    /// <summary>One object, whatever its namespace.</summary>
    public static ObjectTarget Named(string kind, string name, string? part = null) => new([kind], name, part);

    /// <summary>Whether an object is one of them.</summary>
    public bool Fits(YamlMapping node) =>
        (Kinds.IsEmpty || (node["kind"] is YamlScalar kind && Kinds.Contains(kind.Value, StringComparer.Ordinal)))
        && (Name is null || (node["metadata"] is YamlMapping metadata && metadata["name"] is YamlScalar name && name.Value == Name));

    /// <summary>The object as a message names it: <c>Deployment 'grafana'</c>.</summary>
    public override string ToString() =>
        string.Join(" or ", Kinds) + (Name is null ? "" : $" '{Name}'") + (Part is null ? "" : $" with {Part}");
}

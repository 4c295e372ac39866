using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>A value of the configuration and the node it was read from.</summary>
/// <param name="Value">The value; the default where the key is absent.</param>
/// <param name="Node">The node; one without a place where the key is absent.</param>
public sealed record Setting<T>(T Value, YamlNode Node)
{
    /// <summary>Where the value stands in the file; null for a default.</summary>
    public Location? Location => Node.Location;

    /// <summary>Whether the file says it, rather than the default.</summary>
    public bool IsWritten => Node.Location is not null;

    /// <summary>The value as a message shows it.</summary>
    public override string ToString() => Value?.ToString() ?? "";
}

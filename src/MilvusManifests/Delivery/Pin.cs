using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>Something that was resolved to make a set.</summary>
/// <param name="Section">What kind of thing, a key of the lock; empty for a key of its own.</param>
/// <param name="Key">Which one.</param>
/// <param name="Value">What it was resolved to.</param>
internal sealed record Pin(string Section, string Key, string Value)
{
    /// <summary>Where it is configured, or where the lock says it; null where no file does.</summary>
    public Location? Location { get; init; }

    /// <summary>The pin as a message names it.</summary>
    public string Name => Section switch
    {
        "" => $"'{Key}'",
        Pins.Milvus => $"Milvus '{Key}'",
        Pins.Images => $"image '{Key}'",
        Pins.Templates => $"template '{Key}'",
        Pins.Patches => $"the patch of '{Key}'",
        _ => $"'{Section}.{Key}'",
    };

    /// <summary>Whether it is a setting or a patch of the configuration, rather than something that these were resolved to.</summary>
    public bool IsSetting => Section switch
    {
        "" => Key is not (Pins.Tool or "kubernetes"),
        Pins.KubePrometheus => Key is not (Pins.Version or Pins.Source or "commit"),
        Pins.Milvus => Key.Contains('.', StringComparison.Ordinal),
        Pins.Patches or Pins.Stack or Pins.Access => true,
        _ => false,
    };
}

using System.Collections.Immutable;

namespace MilvusManifests.Delivery;

/// <summary>Something that was resolved otherwise than the lock says.</summary>
/// <param name="Now">What it is resolved to; null where it is no longer used.</param>
/// <param name="Locked">What the lock says; null where it does not.</param>
internal sealed record PinDifference(Pin? Now, Pin? Locked)
{
    private const int ChecksumLength = 12;

    /// <summary>Which of the two is there, the resolved one first.</summary>
    public Pin Pin => (Now ?? Locked)!;

    /// <summary>The difference in words: <c>'kubePrometheus.version' is v0.18.0, but v0.17.0 is locked</c>.</summary>
    public string Message => (Now, Locked) switch
    {
        (null, { } locked) => locked.IsSetting ? $"{locked.Name} is not set, but {Short(locked.Value)} is locked" : $"{locked.Name} is locked but no longer used",
        ({ } now, null) => now.IsSetting ? $"{now.Name} is {Short(now.Value)}, but the set was locked without it" : $"{now.Name} is not locked",
        ({ } now, { } locked) when now.IsSetting && IsChecksum(now) && IsChecksum(locked) => $"{now.Name} has changed since it was locked",
        var (now, locked) => $"{now!.Name} is {Short(now.Value)}, but {Short(locked!.Value)} is locked",
    };

    /// <summary>What differs and does not only follow from something else that does.</summary>
    public static ImmutableArray<PinDifference> Find(ImmutableArray<Pin> resolved, ImmutableArray<Pin> locked)
    {
        var left = locked.ToDictionary(pin => (pin.Section, pin.Key));
        var differing = new List<PinDifference>();
        foreach (var pin in resolved)
        {
            left.Remove((pin.Section, pin.Key), out var other);
            if (other?.Value != pin.Value)
            {
                differing.Add(new(pin, other));
            }
        }

        differing.AddRange(left.Values.Select(pin => new PinDifference(null, pin)));
        return [.. Causes(differing)];
    }

    /// <summary>A checksum as a message shows it; any other value as it is.</summary>
    public static string Short(string value) =>
        value.StartsWith(Inventory.Algorithm, StringComparison.Ordinal) && value.Length > Inventory.Algorithm.Length + ChecksumLength
            ? value[..(Inventory.Algorithm.Length + ChecksumLength)]
            : value;

    // A release determines its commit and images, the version of the tool also its templates, and a setting which of them are used: those are not
    // reported separately.
    private static IEnumerable<PinDifference> Causes(List<PinDifference> differing)
    {
        var hasTool = differing.Exists(difference => difference.Pin is { Section: "", Key: Pins.Tool });
        var hasRelease = differing.Exists(difference => difference.Pin is { Section: Pins.KubePrometheus, Key: Pins.Version });
        var hasSetting = differing.Exists(difference => difference.Pin is { Section: not (Pins.Templates or Pins.Images) });
        return differing.Where(difference => difference.Pin switch
        {
            { Section: Pins.Templates } => !hasTool && !(hasSetting && (difference.Now is null || difference.Locked is null)),
            { Section: Pins.Images } => !hasTool && !hasRelease && !hasSetting,
            { IsSetting: true } => !(hasTool && difference.Locked is null),
            { Section: Pins.KubePrometheus, Key: not (Pins.Version or Pins.Source) } => !hasTool && !hasRelease,
            _ => true,
        });
    }

    private static bool IsChecksum(Pin pin) => pin.Value.StartsWith(Inventory.Algorithm, StringComparison.Ordinal);
}

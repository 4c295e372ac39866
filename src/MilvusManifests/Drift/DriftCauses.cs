using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Drift;

/// <summary>Why files are out of date: what was resolved otherwise than the lock says.</summary>
/// <param name="All">The differences; none where the lock does not say what the set was made from.</param>
/// <param name="ArePinned">Whether the lock says what the set was made from.</param>
internal sealed record DriftCauses(ImmutableArray<PinDifference> All, bool ArePinned)
{
    /// <summary>The version of the generator, where it differs.</summary>
    public PinDifference? Version => All.FirstOrDefault(cause => cause.Pin is { Section: "", Key: Pins.Tool } && cause is { Now: not null, Locked: not null });

    /// <summary>Compares what a set was made from with what a lock says.</summary>
    public static DriftCauses Find(OutputSet set, LockFile current)
    {
        var locked = current.Source is { } source && YamlReader.ReadSingle(source).Value?.Root is YamlMapping mapping ? Pins.Read(mapping).All : [];
        return new(locked.IsEmpty ? [] : PinDifference.Find(set.Pins?.All ?? [], locked), !locked.IsEmpty);
    }

    /// <summary>What changed for a file, in words, and where.</summary>
    /// <param name="file">The file; null for one that is no longer generated.</param>
    public (string Words, ImmutableArray<RelatedLocation> Places) Of(OutputFile? file)
    {
        // Of a file whose own template changed, nothing else is known to be the reason.
        var own = file?.Origin is { } origin ? All.Where(cause => cause.Now?.Location?.Source == origin.Source).ToImmutableArray() : [];
        var causes = own.IsEmpty ? All : own;
        return causes.IsEmpty ? ("something that the lock does not record has changed", []) : (Words(causes), Places(causes));
    }

    /// <summary>Differences in words.</summary>
    public static string Words(ImmutableArray<PinDifference> causes) =>
        causes[0].Message + (causes.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {causes.Length - 1} more)"));

    private static ImmutableArray<RelatedLocation> Places(ImmutableArray<PinDifference> causes) =>
        causes[0].Now?.Location is { } place ? [new RelatedLocation("changed in", place)] : [];
}

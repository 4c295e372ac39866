using System.Globalization;
using MilvusManifests.Delivery;

namespace WritingProcess;

/// <summary>The sets that the process writes, one a round.</summary>
internal static class RoundSet
{
    /// <summary>The set of a round: every file says which, and every second set has other files.</summary>
    public static OutputSet Of(int round)
    {
        var content = round.ToString(CultureInfo.InvariantCulture);
        return new(
        [
            .. Enumerable.Range(0, 20).Select(i => OutputFile.FromText(FormattableString.Invariant($"manifests/{(round % 2 == 0 ? i : i + 5)}.yaml"), content)),
            OutputFile.FromText("same.yaml", "same"),
        ]);
    }
}

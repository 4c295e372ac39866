using System.Collections.Immutable;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Text;
using static MilvusManifests.Text.TraceText;

namespace MilvusManifests;

/// <summary>The lines of a trace about comparing two sets.</summary>
internal static class ComparisonTrace
{
    /// <summary>A side that was read from files.</summary>
    public static void Read(this Trace trace, ImmutableArray<SetFile> files, ComparedSet? set, string name, long begin) => trace.Write(
        "read",
        $"{name}: {Count(set?.Objects.Length ?? 0, "object")} in {Count(files.Length, "file")}, {Count(files.Sum(file => (long)file.Content.Length), "byte")} (parsed in {trace.Since(begin)})");

    /// <summary>What came of the comparison.</summary>
    public static void Compared(this Trace trace, SetDifference? difference, long begin) => trace.Write(
        difference is null ? "skipped" : "compared",
        difference is null ? "comparing: a side could not be read"
            : $"{difference.Old} -> {difference.New}, for Kubernetes {difference.Kubernetes}: {Count(difference.Objects.Length, "different object")}, "
            + $"{Count(difference.Equal, "equal object")}, {Count(difference.Risks.Length, "risk")} ({trace.Since(begin)})");
}

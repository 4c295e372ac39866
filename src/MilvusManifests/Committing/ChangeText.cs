using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Committing;

/// <summary>The change of a set as lines of a message.</summary>
/// <param name="Counts">How many objects were added, removed and changed, in words; empty if none were.</param>
/// <param name="Risks">What is to be read first, the most important first.</param>
/// <param name="Versions">The programs with other versions.</param>
/// <param name="Objects">The objects that differ in more than versions.</param>
internal sealed record ChangeText(string Counts, ImmutableArray<RiskLines> Risks, ImmutableArray<string> Versions, ImmutableArray<string> Objects)
{
    /// <summary>No change.</summary>
    public static ChangeText None { get; } = new("", [], [], []);

    /// <summary>How many risks are high.</summary>
    public int High => Risks.Count(risk => risk.Level == RiskLevel.High);

    /// <summary>The text of a change.</summary>
    public static ChangeText Of(SetDifference difference) => new(
        CountsOf(difference),
        [.. difference.Risks.Where(risk => risk.Level != RiskLevel.Low).Select(RiskLines.Of)],
        [.. difference.Versions.Programs.Select(program => program.ToString())],
        [.. difference.Objects.Where(change => !change.IsVersionOnly).Select(Describe)]);

    private static string CountsOf(SetDifference difference) => string.Join(
        ", ",
        [
            .. Part(difference.Count(ChangeKind.Added), "added"), .. Part(difference.Count(ChangeKind.Removed), "removed"), .. Part(difference.Count(ChangeKind.Changed), "changed"),
            .. Part(difference.CountRenamed, "renamed"), .. Part(difference.CountVersionOnly, "changed in versions only"),
        ]);

    private static IEnumerable<string> Part(int number, string what) => number == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{number} {what}")];

    private static string Describe(ObjectChange change) =>
        $"{(change.Kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' })} {change.Reference}{FormerName.Of(change)}";
}

/// <summary>A risk as lines of a message.</summary>
/// <param name="Level">How important it is.</param>
/// <param name="Text">What happens to what.</param>
/// <param name="Details">What it requires or means.</param>
internal sealed record RiskLines(RiskLevel Level, string Text, ImmutableArray<string> Details)
{
    private const int MostStatements = 4;

    /// <summary>The lines of a risk.</summary>
    public static RiskLines Of(Risk risk)
    {
        var subject = RiskText.Subject(risk);
        return new(risk.Level, $"{(subject.Length == 0 ? "" : subject + ": ")}{RiskText.Statements(risk, MostStatements)}", risk.Details);
    }
}

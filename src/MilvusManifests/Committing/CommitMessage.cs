using System.Globalization;
using System.Text;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>The message of a commit: what changed by risk, version and object, the most important first.</summary>
internal static class CommitMessage
{
    private const int MostRisks = 20;
    private const int MostStatements = 4;
    private const int MostDetails = 4;
    private const int MostObjects = 50;
    private const int MostFiles = 20;
    private const int LongestLine = 200;

    /// <summary>The message of a change.</summary>
    /// <param name="difference">What changed.</param>
    /// <param name="written">The files that changed.</param>
    /// <param name="folder">The folder of the set in the repository.</param>
    /// <param name="title">What the set is, on one line.</param>
    /// <param name="subject">The first line; null for one that counts what changed.</param>
    public static string Write(SetDifference difference, WriteResult written, string folder, string title, string? subject)
    {
        var text = new StringBuilder();
        var isFirst = difference.Equal == 0 && difference.Objects.All(change => change.Kind == ChangeKind.Added);
        Line(text, subject ?? $"{(folder == "." ? "" : folder + ": ")}{(isFirst ? Count(difference.Objects.Length, "object") : Subject(difference))}");
        text.Append('\n');
        Line(text, title);
        if (!isFirst)
        {
            AppendRisks(text, difference);
            AppendVersions(text, difference.Versions);
        }

        AppendSection(text, "Objects", [.. difference.Objects.Where(change => !change.IsVersionOnly).Select(Describe)], MostObjects);
        if (difference.IsEmpty)
        {
            AppendSection(text, "Files", [.. written.Written.Select(path => $"~ {path}"), .. written.Removed.Select(path => $"- {path}")], MostFiles);
        }

        return text.ToString();
    }

    private static string Subject(SetDifference difference)
    {
        string[] counts =
        [
            .. Part(difference.Count(ChangeKind.Added), "added"), .. Part(difference.Count(ChangeKind.Removed), "removed"), .. Part(difference.Count(ChangeKind.Changed), "changed"),
            .. Part(difference.CountRenamed, "renamed"), .. Part(difference.CountVersionOnly, "changed in versions only"),
        ];
        var high = difference.Risks.Count(risk => risk.Level == RiskLevel.High);
        return (counts.Length == 0 ? "no object changed" : string.Join(", ", counts)) + (high == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({high} to read first)"));
    }

    private static IEnumerable<string> Part(int number, string what) => number == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{number} {what}")];

    private static void AppendRisks(StringBuilder text, SetDifference difference)
    {
        var first = difference.Risks.Where(risk => risk.Level != RiskLevel.Low).ToArray();
        if (first.Length == 0)
        {
            return;
        }

        text.Append("\nRead first\n");
        foreach (var risk in first.Take(MostRisks))
        {
            var subject = RiskText.Subject(risk);
            Line(text, $"  {(risk.Level == RiskLevel.High ? "!" : "~")} {(subject.Length == 0 ? "" : subject + ": ")}{RiskText.Statements(risk, MostStatements)}");
            foreach (var detail in risk.Details.Take(MostDetails))
            {
                Line(text, $"    {detail}");
            }

            AppendRest(text, risk.Details.Length - MostDetails, "    ");
        }

        AppendRest(text, first.Length - MostRisks, "  ");
    }

    private static void AppendVersions(StringBuilder text, VersionChanges versions) =>
        AppendSection(text, "Versions", [.. versions.Programs.Select(program => program.ToString())], MostObjects);

    private static void AppendSection(StringBuilder text, string title, string[] lines, int most)
    {
        if (lines.Length == 0)
        {
            return;
        }

        text.Append('\n').Append(title).Append('\n');
        foreach (var line in lines.Take(most))
        {
            Line(text, $"  {line}");
        }

        AppendRest(text, lines.Length - most, "  ");
    }

    private static string Describe(ObjectChange change) =>
        $"{(change.Kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' })} {change.Reference}{FormerName.Of(change)}";

    private static void AppendRest(StringBuilder text, int rest, string indent)
    {
        if (rest > 0)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{indent}... and {rest} more"));
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(PrintableText.Of(Excerpt.Of(UrlPassword.Hide(line), LongestLine))).Append('\n');

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");
}

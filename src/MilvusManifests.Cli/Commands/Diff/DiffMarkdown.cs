using System.Globalization;
using System.Text;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Cli.Commands.Diff;

/// <summary>A comparison as Markdown for a pull request: important risks as a table, the rest collapsed.</summary>
internal sealed class DiffMarkdown(TextWriter output, bool full)
{
    private const int MaxStatements = 6;
    private const int MaxDetails = 10;
    private const int MaxFields = 12;

    // A comment on GitHub is limited to 65,536 characters; this is what remains for objects.
    private const int MaxObjectText = 40_000;

    /// <summary>Writes the difference.</summary>
    public void Write(SetDifference difference)
    {
        output.WriteLine($"### {MarkdownText.Of(difference.Old)} to {MarkdownText.Of(difference.New)}, for Kubernetes {MarkdownText.Of(difference.Kubernetes)}");
        output.WriteLine();
        output.WriteLine(difference.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"No difference: {difference.Equal} objects on both sides.") : difference.Summary + ".");
        WriteTable("Read first", [.. difference.Risks.Where(risk => risk.Level != RiskLevel.Low)]);
        WriteFolded("Also", difference.Risks.Where(risk => risk.Level == RiskLevel.Low).Select(ToLine));
        WriteVersions(difference.Versions);
        WriteFolded(
            "Objects",
            difference.Objects.Where(change => full || !change.IsVersionOnly).Select(ToLines));
    }

    private void WriteTable(string title, Risk[] risks)
    {
        if (risks.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"**{title}**");
        output.WriteLine();
        output.WriteLine("| level | what | change |");
        output.WriteLine("| --- | --- | --- |");
        foreach (var risk in risks)
        {
            var details = risk.Details.Take(full ? int.MaxValue : MaxDetails).Select(detail => $"<br>{MarkdownText.Of(detail)}");
            output.WriteLine($"| {(risk.Level == RiskLevel.High ? "**high**" : "medium")} {RiskText.Id(risk.Kind)} | {MarkdownText.Of(RiskText.Subject(risk))} | {MarkdownText.Of(Statements(risk))}{string.Concat(details)} |");
        }
    }

    private string ToLine(Risk risk) => $"- {RiskText.Id(risk.Kind)}: {MarkdownText.Of(RiskText.Subject(risk))}: {MarkdownText.Of(Statements(risk))}\n";

    private string Statements(Risk risk) => RiskText.Statements(risk, full ? int.MaxValue : MaxStatements);

    private void WriteVersions(VersionChanges versions) => WriteFolded(
        string.Create(CultureInfo.InvariantCulture, $"Versions ({versions.Images} images, {versions.Labels} labels, {versions.Checksums} checksums)"),
        versions.Programs.Select(program => $"- {MarkdownText.Of(program.ToString())}\n"));

    private string ToLines(ObjectChange change)
    {
        var sign = change.Kind switch { ChangeKind.Added => "added: ", ChangeKind.Removed => "removed: ", _ => "" };
        var lines = new StringBuilder($"- {sign}{MarkdownText.Of(change.Reference + FormerName.Of(change))}\n");
        var fields = change.Fields.Where(field => full || !field.IsVersion).ToArray();
        foreach (var field in full ? fields : fields.Take(MaxFields))
        {
            lines.Append("  - ").Append(MarkdownText.Of(DiffText.Sign(field) + field.ToShortString())).Append('\n');
            foreach (var part in full ? field.Parts : field.Parts.Take(MaxFields))
            {
                lines.Append("    - ").Append(MarkdownText.Of(DiffText.Sign(part) + part)).Append('\n');
            }

            if (!full && field.Parts.Length > MaxFields)
            {
                lines.Append(CultureInfo.InvariantCulture, $"    - and {field.Parts.Length - MaxFields} more\n");
            }
        }

        if (!full && fields.Length > MaxFields)
        {
            lines.Append(CultureInfo.InvariantCulture, $"  - and {fields.Length - MaxFields} more\n");
        }

        return lines.ToString();
    }

    private void WriteFolded(string title, IEnumerable<string> items)
    {
        var (written, left) = (new StringBuilder(), 0);
        foreach (var item in items)
        {
            if (!full && written.Length > MaxObjectText)
            {
                left++;
            }
            else
            {
                written.Append(item);
            }
        }

        if (written.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"<details><summary>{title}</summary>");
        output.WriteLine();
        output.Write(written);
        if (left > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- and {left} more"));
        }

        output.WriteLine();
        output.WriteLine("</details>");
    }
}

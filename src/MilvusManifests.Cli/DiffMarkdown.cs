using System.Globalization;
using System.Text;
using MilvusManifests.Comparison;

namespace MilvusManifests.Cli;

/// <summary>A comparison for a pull request: what to read first as a table, the rest folded.</summary>
internal sealed class DiffMarkdown(TextWriter output, bool full)
{
    private const int MostStatements = 6;
    private const int MostDetails = 10;
    private const int MostFields = 12;

    // GitHub takes 65,536 characters in a comment; what is left of them for objects.
    private const int MostObjectText = 40_000;

    /// <summary>Writes it.</summary>
    public void Write(SetDifference difference)
    {
        output.WriteLine($"### {Escape(difference.Old)} to {Escape(difference.New)}, for Kubernetes {Escape(difference.Kubernetes)}");
        output.WriteLine();
        output.WriteLine(difference.IsEmpty ? string.Create(CultureInfo.InvariantCulture, $"No difference: {difference.Equal} objects on both sides.") : DiffText.Summary(difference) + ".");
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
            var details = risk.Details.Take(full ? int.MaxValue : MostDetails).Select(detail => $"<br>{Escape(detail)}");
            output.WriteLine($"| {(risk.Level == RiskLevel.High ? "**high**" : "medium")} {RiskText.Id(risk.Kind)} | {Escape(RiskText.Subject(risk))} | {Escape(Statements(risk))}{string.Concat(details)} |");
        }
    }

    private string ToLine(Risk risk) => $"- {RiskText.Id(risk.Kind)}: {Escape(RiskText.Subject(risk))}: {Escape(Statements(risk))}\n";

    private string Statements(Risk risk) => RiskText.Statements(risk, full ? int.MaxValue : MostStatements);

    private void WriteVersions(VersionChanges versions) => WriteFolded(
        string.Create(CultureInfo.InvariantCulture, $"Versions ({versions.Images} images, {versions.Labels} labels, {versions.Checksums} checksums)"),
        versions.Programs.Select(program => $"- {Escape(program.ToString())}\n"));

    private string ToLines(ObjectChange change)
    {
        var sign = change.Kind switch { ChangeKind.Added => "new: ", ChangeKind.Removed => "gone: ", _ => "" };
        var lines = new StringBuilder($"- {sign}{Escape(change.Reference.ToString())}\n");
        var fields = change.Fields.Where(field => full || !field.IsVersion).ToArray();
        foreach (var field in full ? fields : fields.Take(MostFields))
        {
            lines.Append("  - ").Append(Escape(DiffText.Sign(field) + field.ToShortString())).Append('\n');
        }

        if (!full && fields.Length > MostFields)
        {
            lines.Append(CultureInfo.InvariantCulture, $"  - and {fields.Length - MostFields} more\n");
        }

        return lines.ToString();
    }

    private void WriteFolded(string title, IEnumerable<string> items)
    {
        var (written, left) = (new StringBuilder(), 0);
        foreach (var item in items)
        {
            if (!full && written.Length > MostObjectText)
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

    // Every character that Markdown, HTML or GitHub would act upon, as the entity that only shows it.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in PrintableText.Of(text))
        {
            if (letter is '&' or '<' or '>' or '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '~' or '@' or '#' or '$' or '"' or '\'')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)letter};");
            }
            else if (letter == ':' && escaped.Length > 0)
            {
                // Not an address that would become a link, nor the name of a picture.
                escaped.Append("&#58;");
            }
            else
            {
                escaped.Append(letter);
            }
        }

        // At the start of an item these would make a list of their own.
        return escaped.Length > 0 && escaped[0] is '+' or '-' ? $"&#{(int)escaped[0]};{escaped.ToString(1, escaped.Length - 1)}" : escaped.ToString();
    }
}

using System.Globalization;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Diff;

/// <summary>A comparison as text: risks, then versions, then objects and their fields.</summary>
internal sealed class DiffText(TextWriter output, bool hasColour, bool full)
{
    private const int MaxStatements = 4;
    private const int MaxDetails = 6;
    private const int MaxFields = 8;
    private const int Width = 120;

    private const string Red = "31";
    private const string Green = "32";
    private const string Yellow = "33";
    private const string Bold = "1";
    private const string Dim = "2";

    /// <summary>Writes the difference.</summary>
    public void Write(SetDifference difference)
    {
        Line($"{difference.Old} -> {difference.New}, for Kubernetes {difference.Kubernetes}", Bold);
        if (difference.IsEmpty)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"No difference: {Count(difference.Equal, "object")} on both sides."));
            WriteRisks(difference);
            return;
        }

        WriteRisks(difference);
        WriteVersions(difference.Versions);
        WriteObjects(difference);
    }

    private void WriteRisks(SetDifference difference)
    {
        var first = difference.Risks.Where(risk => risk.Level != RiskLevel.Low).ToArray();
        if (first.Length > 0)
        {
            output.WriteLine();
            Line("Read first", Bold);
        }

        foreach (var risk in first)
        {
            Write(risk);
        }

        var others = difference.Risks.Where(risk => risk.Level == RiskLevel.Low).GroupBy(risk => risk.Kind).ToArray();
        if (others.Length > 0)
        {
            output.WriteLine();
            Line("Also", Bold);
        }

        foreach (var kind in others)
        {
            Line($"  {Title(kind.Key),-22} {Cut(Brief(kind.Key, [.. kind]), Width - 25)}");
        }
    }

    private void Write(Risk risk)
    {
        var subject = RiskText.Subject(risk);
        var statement = RiskText.Statements(risk, full ? int.MaxValue : MaxStatements);
        Line($"  {(risk.Level == RiskLevel.High ? "!" : "~")} {(subject.Length == 0 ? "" : subject + ": ")}{statement}", risk.Level == RiskLevel.High ? Red : Yellow);
        var details = full ? risk.Details : [.. risk.Details.Take(MaxDetails)];
        foreach (var detail in details)
        {
            Line($"    {detail}");
        }

        WriteRest(risk.Details.Length - details.Length, "    ");
    }

    private static string Title(RiskKind kind) => kind switch
    {
        RiskKind.RecordingRuleRemoved => "recordings removed",
        RiskKind.RuleChanged => "rules changed",
        RiskKind.AlertAdded => "alerts added",
        RiskKind.Scrape => "scraping",
        RiskKind.Argument => "arguments",
        RiskKind.Replicas => "replicas",
        RiskKind.Resources => "resources",
        RiskKind.Scheduling => "scheduling",
        RiskKind.SchemaTightenedElsewhere => "definitions tightened",
        _ => RiskText.Id(kind),
    };

    private static string Brief(RiskKind kind, Risk[] risks)
    {
        if (kind == RiskKind.SchemaTightenedElsewhere)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{risks.Sum(risk => risk.Details.Length)} fields (every object here is still valid) in {RiskText.List(risks.SelectMany(risk => risk.Objects).Select(reference => reference.Name))}");
        }

        var statements = risks.SelectMany(risk => risk.Statements).ToArray();
        return kind is RiskKind.AlertAdded or RiskKind.RecordingRuleRemoved
            ? string.Create(CultureInfo.InvariantCulture, $"{statements.Length}: {string.Join(", ", statements)}")
            : string.Create(CultureInfo.InvariantCulture, $"{risks.Sum(risk => risk.Statements.Length * Math.Max(1, risk.Objects.Length))} in {RiskText.List(risks.SelectMany(risk => risk.Objects).Select(reference => reference.ToString()).Distinct(StringComparer.Ordinal))}");
    }

    private void WriteVersions(VersionChanges versions)
    {
        if (versions.Programs.IsEmpty && versions.Images + versions.Labels + versions.Checksums == 0)
        {
            return;
        }

        output.WriteLine();
        Line("Versions", Bold);
        foreach (var row in Rows(versions.Programs.Select(program => program.ToString())))
        {
            Line($"  {row}");
        }

        Line($"  ({Count(versions.Images, "image")}, {Count(versions.Labels, "label")}, {Count(versions.Checksums, "checksum")})", Dim);
    }

    private static IEnumerable<string> Rows(IEnumerable<string> words)
    {
        var row = "";
        foreach (var word in words)
        {
            if (row.Length > 0 && row.Length + word.Length + 2 > Width - 4)
            {
                yield return row + ",";
                row = "";
            }

            row += row.Length == 0 ? word : $", {word}";
        }

        if (row.Length > 0)
        {
            yield return row;
        }
    }

    private void WriteObjects(SetDifference difference)
    {
        output.WriteLine();
        Line("Objects", Bold);
        Line($"  {difference.Summary}");
        foreach (var change in difference.Objects.Where(change => full || !change.IsVersionOnly))
        {
            Write(change);
        }
    }

    private void Write(ObjectChange change)
    {
        var (sign, colour) = change.Kind switch { ChangeKind.Added => ('+', Green), ChangeKind.Removed => ('-', Red), _ => ('~', Yellow) };
        Line($"  {sign} {change.Reference}{FormerName.Of(change)}", colour);
        var fields = change.Fields.Where(field => full || !field.IsVersion).ToArray();
        foreach (var field in full ? fields : fields.Take(MaxFields))
        {
            Line($"      {Sign(field)}{field.ToShortString()}");
            foreach (var part in full ? field.Parts : field.Parts.Take(MaxFields))
            {
                Line($"        {Sign(part)}{part}");
            }

            WriteRest(full ? 0 : field.Parts.Length - MaxFields, "        ");
        }

        WriteRest(full ? 0 : fields.Length - MaxFields, "      ");
    }

    /// <summary>The sign of a field that was added or removed; empty for one that changed.</summary>
    public static string Sign(FieldChange field) => field.Summary is not null ? "" : field.Kind switch { ChangeKind.Added => "+ ", ChangeKind.Removed => "- ", _ => "" };

    private void WriteRest(int rest, string indent)
    {
        if (rest > 0)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"{indent}... and {rest} more (--full)"), Dim);
        }
    }

    private static string Cut(string text, int longest) => text.Length > longest ? text[..(longest - 3)] + "..." : text;

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");

    private void Line(string text, string? colour = null)
    {
        var printable = PrintableText.Of(text);
        output.WriteLine(hasColour && colour is not null ? $"\u001b[{colour}m{printable}\u001b[0m" : printable);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>The text of a commit message: sections of lines, none of them long, and not too many.</summary>
internal sealed class MessageText
{
    /// <summary>How many objects, programs or clusters a section has at most.</summary>
    public const int MostLines = 50;

    private const int MostRisks = 20;
    private const int MostDetails = 4;
    private const int LongestLine = 200;

    private readonly StringBuilder text = new();

    /// <summary>Begins with the subject, and what the set is.</summary>
    public MessageText(string subject, string title)
    {
        Line(subject);
        text.Append('\n');
        Line(title);
    }

    /// <summary>Adds what is to be read first.</summary>
    public void Risks(ImmutableArray<RiskLines> risks)
    {
        if (risks.IsEmpty)
        {
            return;
        }

        text.Append("\nRead first\n");
        foreach (var risk in risks.Take(MostRisks))
        {
            Line($"  {(risk.Level == RiskLevel.High ? "!" : "~")} {risk.Text}");
            foreach (var detail in risk.Details.Take(MostDetails))
            {
                Line($"    {detail}");
            }

            Rest(risk.Details.Length - MostDetails, "    ");
        }

        Rest(risks.Length - MostRisks, "  ");
    }

    /// <summary>Adds a section, unless it has no lines.</summary>
    public void Section(string title, ImmutableArray<string> lines, int most = MostLines)
    {
        if (lines.IsEmpty)
        {
            return;
        }

        text.Append('\n').Append(title).Append('\n');
        foreach (var line in lines.Take(most))
        {
            Line($"  {line}");
        }

        Rest(lines.Length - most, "  ");
    }

    /// <summary>The message.</summary>
    public override string ToString() => text.ToString();

    /// <summary><c>1 object</c>, <c>2 objects</c>.</summary>
    public static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private void Rest(int rest, string indent)
    {
        if (rest > 0)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"{indent}... and {rest} more"));
        }
    }

    private void Line(string line) => text.Append(PrintableText.Of(Excerpt.Of(UrlPassword.Hide(line), LongestLine))).Append('\n');
}

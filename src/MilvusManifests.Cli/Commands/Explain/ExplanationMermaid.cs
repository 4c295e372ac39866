using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath;

namespace MilvusManifests.Cli.Commands.Explain;

/// <summary>The chains of monitors as a diagram for pull requests and documentation.</summary>
/// <remarks>https://mermaid.js.org/syntax/flowchart.html</remarks>
internal static class ExplanationMermaid
{
    private const int LongestReason = 120;

    /// <summary>Writes the diagram.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="verdicts">The verdicts.</param>
    public static void Write(TextWriter output, ImmutableArray<MonitorVerdict> verdicts)
    {
        output.WriteLine("flowchart LR");
        for (var i = 0; i < verdicts.Length; i++)
        {
            WriteChain(output, verdicts[i], i);
        }

        output.WriteLine("  classDef proven fill:#dafbe1,stroke:#1a7f37,color:#1f2328");
        output.WriteLine("  classDef broken fill:#ffebe9,stroke:#cf222e,color:#1f2328");
        output.WriteLine("  classDef unknown fill:#fff8c5,stroke:#9a6700,color:#1f2328");
    }

    private static void WriteChain(TextWriter output, MonitorVerdict verdict, int index)
    {
        var monitor = string.Create(CultureInfo.InvariantCulture, $"m{index}");
        output.WriteLine($"  {monitor}([\"{Escape($"{verdict.Monitor} is {verdict.Word}")}\"]):::{verdict.Word}");
        var before = monitor;
        foreach (var link in Link.All)
        {
            var steps = verdict.Steps.Where(step => step.Link == link).ToArray();
            if (steps.Length == 0)
            {
                continue;
            }

            var answer = steps.Select(step => step.Answer).All();
            var reason = answer == Answer.Yes ? "" : "<br/>" + Escape(Shortened(steps.First(step => step.Answer == answer).Reason));
            var node = string.Create(CultureInfo.InvariantCulture, $"{monitor}l{Link.All.IndexOf(link)}");
            output.WriteLine($"  {before} --> {node}[\"{link}{reason}\"]:::{answer switch { Answer.Yes => "proven", Answer.No => "broken", _ => "unknown" }}");
            before = node;
        }
    }

    private static string Shortened(string text) => text.Length <= LongestReason ? text : text[..(LongestReason - 3)] + "...";

    // Entities of Mermaid are written with '#'.
    private static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(char.IsLetterOrDigit(c) || c is ' ' or '.' or ',' or '/' or '-' or ':' or ';' or '\'' or '(' or ')' or '_' or '=' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{(int)c};"));
        }

        return escaped.ToString();
    }
}

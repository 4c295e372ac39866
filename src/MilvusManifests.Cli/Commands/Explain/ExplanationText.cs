using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Explain;

/// <summary>The chains of monitors for people: a line for each that is proven, what is not known of others, and every link of those that are broken.</summary>
internal static class ExplanationText
{
    /// <summary>Writes the verdicts.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <param name="set">The set.</param>
    /// <param name="areAllWhole">Whether proven ones are shown link by link too.</param>
    /// <param name="room">The number of characters that fit on a line.</param>
    public static void Write(TextWriter output, ImmutableArray<MonitorVerdict> verdicts, ExplainedSet set, bool areAllWhole, int room)
    {
        var names = verdicts.Max(verdict => verdict.Monitor.ToString().Length);
        var isAfterChain = false;
        foreach (var verdict in verdicts)
        {
            var hasSteps = areAllWhole || verdict.Answer != Answer.Yes;
            if (isAfterChain || (hasSteps && verdict != verdicts[0]))
            {
                output.WriteLine();
            }

            isAfterChain = hasSteps;
            output.WriteLine(PrintableText.Of($"{verdict.Monitor.ToString().PadRight(names)}  {verdict.Word.ToUpperInvariant()}{(verdict.Server is null ? "" : $"  {Shown(verdict.Server, set)}")}"));
            if (hasSteps)
            {
                var isWhole = areAllWhole || verdict.Answer == Answer.No;
                WriteChain(output, verdict, [.. verdict.Steps.Where(step => isWhole || step.Answer != Answer.Yes)], set, room);
            }
        }

        output.WriteLine();
        output.WriteLine($"{Count(verdicts.Length, "monitor")}: {Word(verdicts, Answer.Yes)} proven, {Word(verdicts, Answer.No)} broken, {Word(verdicts, Answer.Unknown)} unknown, with kube-prometheus {set.Cluster.Release.Tag}");
    }

    private static string Shown(PrometheusServer server, ExplainedSet set) => $"{server} {set.Cluster.PrometheusVersion(server)}";

    private static void WriteChain(TextWriter output, MonitorVerdict verdict, ImmutableArray<Step> steps, ExplainedSet set, int room)
    {
        var links = steps.Max(step => step.Link.Length);
        var before = "";
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var branch = i == steps.Length - 1 ? "'-" : "|-";
            var answer = step.Answer switch { Answer.Yes => "yes", Answer.No => "NO ", _ => "?  " };
            var lead = $"  {branch} {(step.Link == before ? "" : step.Link).PadRight(links)}  {answer}  ";
            var place = step.Answer != Answer.Yes && set.PlaceOf(step.Place) is { } written ? $" [{written}]" : "";
            WriteWrapped(output, lead, step.Reason + place, i == steps.Length - 1 ? "     " : "  |  ", room);
            before = step.Link;
        }

        if (verdict.PoisonedBy is { } poison)
        {
            output.WriteLine(PrintableText.Of($"  Broken by {poison}: mend that first."));
        }

        if (verdict.Mend is { } mend)
        {
            WriteMend(output, mend);
        }
    }

    private static void WriteMend(TextWriter output, Mend mend)
    {
        output.WriteLine("  Mend:");
        foreach (var patch in mend.Patches)
        {
            output.WriteLine(PrintableText.Of($"    {(patch.Creates ? "create" : patch.Deletes ? "delete" : "patch")} {patch.Target}"));
            if (!patch.Deletes)
            {
                output.WriteLine($"      {(patch.Creates ? JsonWriter.Write(patch.Patch.Operations[0].Value!) : JsonWriter.Write(patch.Patch.ToNode()))}");
            }
        }
    }

    private static void WriteWrapped(TextWriter output, string lead, string text, string below, int room)
    {
        var width = Math.Max(24, room == int.MaxValue ? int.MaxValue : room - lead.Length);
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(lead + line);
                lead = below.PadRight(lead.Length);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        output.WriteLine(lead + line);
    }

    private static string Word(ImmutableArray<MonitorVerdict> verdicts, Answer answer) => verdicts.Count(verdict => verdict.Answer == answer).ToString(CultureInfo.InvariantCulture);

    private static string Count(int number, string noun) => TraceText.Count(number, noun);
}

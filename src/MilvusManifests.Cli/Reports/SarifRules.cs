using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>The rules of a SARIF run: the codes of its results, in ordinal order.</summary>
internal sealed class SarifRules
{
    private readonly ImmutableArray<(DiagnosticCode Code, Severity Severity)> rules;

    private SarifRules(ImmutableArray<(DiagnosticCode Code, Severity Severity)> rules) => this.rules = rules;

    /// <summary>The rules of what was found, each with the gravest severity that it was found with.</summary>
    public static SarifRules Of(Findings findings)
    {
        var codes = new SortedDictionary<string, (DiagnosticCode Code, Severity Severity)>(StringComparer.Ordinal);
        foreach (var diagnostic in findings.Diagnostics)
        {
            var isKnown = codes.TryGetValue(diagnostic.Code.Id, out var rule);
            codes[diagnostic.Code.Id] = (diagnostic.Code, isKnown && Rank(rule.Severity) > Rank(diagnostic.Severity) ? rule.Severity : diagnostic.Severity);
        }

        return new([.. codes.Values]);
    }

    /// <summary>The level of a severity.</summary>
    public static string LevelOf(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    /// <summary>The index of the rule of a code.</summary>
    public int IndexOf(DiagnosticCode code)
    {
        var index = 0;
        while (rules[index].Code.Id != code.Id)
        {
            index++;
        }

        return index;
    }

    /// <summary>Writes the property of the driver.</summary>
    public void Write(Utf8JsonWriter json, ToolInformation tool)
    {
        json.WriteStartArray("rules");
        foreach (var (code, severity) in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", code.Id);
            WriteText(json, "shortDescription", code.Title);
            WriteText(json, "fullDescription", code.Meaning);
            json.WriteStartObject("help");
            json.WriteString("text", CodeText.Of(code, int.MaxValue));
            json.WriteString("markdown", CodeText.ToMarkdown(code));
            json.WriteEndObject();
            if (tool.HelpOf(code.Id) is { } address)
            {
                json.WriteString("helpUri", address);
            }

            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static int Rank(Severity severity) => severity switch { Severity.Error => 2, Severity.Warning => 1, _ => 0 };

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Tests.Templating;

/// <summary>
/// <c>stricter-than-scriban.txt</c>: for each row of the table in <c>docs/templates.md</c>, templates with what comes of them here and of Scriban alone.
/// </summary>
public partial class StricterThanScribanTests
{
    private const string List = "tests/MilvusManifests.Tests/Templating/stricter-than-scriban.txt";
    private const string Model = "name: web\nunset:\nports: [1, 2]\nconfig: {a: 1}";

    // Without cultures in the process, as the command and these tests run, Scriban has none either.
    private const string Cultures = "ignore the culture";

    private static readonly JsonSerializerOptions Shown = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string[] Lines => File.ReadAllLines(Path.Combine(Repository.Root, List));

    [Fact]
    public void Every_row_of_the_page_is_shown_and_nothing_else() =>
        Assert.Equal(
            Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "templates.md")).Split("| here | why |")[1]).Select(row => row.Groups[1].Value).Skip(1),
            Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));

    [Fact]
    public void Every_template_comes_out_as_it_is_listed_and_otherwise_than_by_Scriban_alone()
    {
        var written = new StringBuilder();
        var row = "";
        foreach (var line in Lines.Where(line => !line.StartsWith("  ", StringComparison.Ordinal)))
        {
            written.Append(line).Append('\n');
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                row = line;
                continue;
            }

            var template = line.Replace('⏎', '\n');
            var (here, alone) = (Here(template), Alone(template));
            Assert.True(here != alone || row.Contains(Cultures, StringComparison.Ordinal), line);
            written.Append("  here: ").Append(here).Append("\n  Scriban: ").Append(alone).Append('\n');
        }

        Golden.Check(List, written.ToString());
    }

    private static string Here(string template)
    {
        var parsed = MilvusManifests.Templating.Template.Parse(new MilvusManifests.Text.SourceText("t.sbn", template));
        var rendered = parsed.Value is null ? null : Rendering.TryRender(template, Model);
        return rendered?.Value is { } text ? Quote(text.Text) : (rendered?.Diagnostics ?? parsed.Diagnostics)[0].ToString();
    }

    private static string Alone(string template)
    {
        var model = new ScriptObject { ["name"] = "web", ["unset"] = null, ["ports"] = new ScriptArray { 1, 2 }, ["config"] = new ScriptObject { ["a"] = 1 } };
        var context = new TemplateContext();
        context.PushGlobal(model);
        var parsed = Template.Parse(template, "t.sbn");
        if (parsed.HasErrors)
        {
            return "an error";
        }

        try
        {
            return Quote(parsed.Render(context));
        }
        catch (ScriptRuntimeException)
        {
            return "an error";
        }
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Shown);

    [GeneratedRegex(@"^\| (.+?)(?<!\\) \| ", RegexOptions.Multiline)]
    private static partial Regex Row();
}

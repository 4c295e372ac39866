using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using MilvusManifests.Cli;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Tests;

public partial class DiagnosticCodesTests
{
    private const string Page = "docs/codes.md";
    private const int FewestFixedCharacters = 10;

    [Fact]
    public void A_code_has_an_id_a_title_a_meaning_an_example_and_a_mend() => Assert.All(KnownCodes.All, code =>
    {
        Assert.Matches(Form(), code.Key);
        Assert.Equal(code.Key, code.Value.Id);
        Assert.False(string.IsNullOrWhiteSpace(code.Value.Title));
        Assert.Matches(Sentences(), code.Value.Meaning);
        Assert.Matches(Line(), code.Value.Example.Message);
        Assert.NotEqual("", code.Value.Example.Input?.Trim());
        Assert.Matches(Sentences(), code.Value.Mend);
        Assert.NotEqual("", KnownCodes.AreaOf(code.Value));
    });

    [Fact]
    public void Every_code_that_is_declared_is_in_the_table()
    {
        var declared =
            from assembly in (Assembly[])[typeof(Generator).Assembly, typeof(KnownCodes).Assembly]
            from type in assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            where field.FieldType == typeof(DiagnosticCode)
            select ((DiagnosticCode)field.GetValue(null)!).Id;

        Assert.Equal(declared.Order(StringComparer.Ordinal), KnownCodes.All.Keys);
    }

    // Words that are changed in a message are changed in its example: a test has the whole message, or a text of the source still makes it.
    [Fact]
    public void The_message_of_an_example_is_one_that_the_product_has()
    {
        var tests = TextOf("tests").Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        var unpinned = KnownCodes.All.Values.Where(code => !tests.Contains(code.Example.Message, StringComparison.Ordinal)).ToArray();
        // A text that is there once is the example itself.
        var made = InterpolatedText().Matches(TextOf("src")).Select(text => text.Groups[1].Value).GroupBy(text => text, StringComparer.Ordinal)
            .Where(text => text.Count() > 1 || Hole().IsMatch(text.Key)).Where(text => Hole().Replace(text.Key, "").Replace("did you mean", "", StringComparison.Ordinal).Length >= FewestFixedCharacters).Select(text => PatternOf(text.Key)).ToArray();

        Assert.Equal([], unpinned.Where(code => !made.Any(pattern => Regex.IsMatch(code.Example.Message, pattern, RegexOptions.CultureInvariant))).Select(code => $"{code}: {code.Example.Message}"));
    }

    [Fact]
    public void The_page_explains_every_code()
    {
        var page = new StringBuilder(
            """
            # Diagnostic codes

            What each code means, with an example and what to do. `milvus-manifests help CODE` prints the same, `milvus-manifests help codes` lists them.

            """);
        foreach (var area in KnownCodes.All.Values.GroupBy(KnownCodes.AreaOf))
        {
            page.Append("\n## ").Append(area.Key).Append('\n');
            foreach (var code in area)
            {
                page.Append($"\n### {code.Id}\n\n**{code.Title}**\n\n{CodeText.ToMarkdown(code)}");
            }
        }

        Golden.Check(Page, page.ToString());
    }

    private static string TextOf(string folder) => string.Join('\n',
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".txt" && !Build().IsMatch(file)
        where Path.GetFileName(file) != "DiagnosticCodesTests.cs"
        select File.ReadAllText(file));

    private static string PatternOf(string text) =>
        $"^{string.Join(".*", Hole().Split(text).Select(part => Regex.Escape(part.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal))))}$";

    [GeneratedRegex("^MM[1-9][0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("^[^\n\r]+[.:0-9-]$", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();

    [GeneratedRegex("^[^\n\r]+[^.]$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex("[/\\\\](bin|obj)[/\\\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Build();

    [GeneratedRegex(@"\$?""((?:[^""\\{\n]|\\.|\{\{|\{(?:[^{}""\n]|""[^""\n]*"")*\})*)""", RegexOptions.CultureInvariant)]
    private static partial Regex InterpolatedText();

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();
}

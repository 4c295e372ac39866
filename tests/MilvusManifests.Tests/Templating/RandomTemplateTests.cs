using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templating;

/// <summary>What holds for any template at all.</summary>
public class RandomTemplateTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "\n", "\r\n", "  ", " ", ";", "if ", "else", "else if ", "end", "for x in ", "while ", "case ", "when ",
        "capture c", "with o", "func f", "func g(a, b = 1, c...)", "do;", "ret ", "break", "continue", "import ", "include ", "o", "x", "y", "f", "$", "$0", "$x", "this",
        "true", "false", "null", "empty", "1", "2.5", "0x1F", "1e3", "99999999999999999999", "\"s\"", "'t'", "`v`", "$\"a{", "}b\"", "(", ")", "[", "]", "{a: ", "}", ",", ":",
        ".", "?.", "?", "|", "=", "+=", "==", "!=", "<", ">=", "&&", "||", "??", "?!", "+", "-", "*", "/", "//", "%", "..", "..<", "<<", "!", "@", "^", "++", "--", ".size",
        ".empty?", ".a", "[0]", " | string.upcase", " | array.join \",\"", " | object.to_yaml", " | array.sort", "for.index", "limit: 2", "text", "#", "##", "\\", "é", "\0",
    ];

    private static readonly RenderOptions Lenient = new()
    {
        StrictVariables = false,
        StrictMembers = false,
        Loader = new IncludedTemplates(("s", "<{{ $1 }}>\n"), ("t", "{{ include \"s\" }}")),
        Limits = new RenderLimits { MaxSteps = 20_000, MaxOutputLength = 100_000 },
    };

    [Fact]
    public void No_template_throws_and_each_renders_a_text_or_an_error() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(Templates(), template =>
            {
                foreach (var options in new[] { ParseOptions.Default, new ParseOptions { IsLenient = true } })
                {
                    var parsed = Template.Parse(new SourceText("t.sbn", template), options);
                    Assert.Equal(parsed.Value is null, !parsed.Succeeded);
                    if (parsed.Value is { } found)
                    {
                        Assert.All([found.Render(Model(), Lenient), found.Render(Model(), Lenient with { StrictVariables = true, StrictMembers = true })], Judge);
                    }
                }
            }));

    [Fact]
    public void Text_without_code_comes_out_as_it_is() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var literal = text.Get.Replace('{', '(').Replace('\0', ' ');
            Assert.Equal(literal, Rendering.Render(literal));
        }));

    private static Arbitrary<string> Templates() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => "a {{ " + string.Concat(pieces)).ToArbitrary();

    private static Globals Model() =>
        Globals.From((YamlMapping)YamlReader.ReadSingle(new SourceText("model.yaml", "o: {a: 1, b: \"l1\\nl2\"}\nx: [3, q, null]\ny: 1.5\n")).Value!.Root);

    private static void Judge(Result<RenderedText> result)
    {
        Assert.Equal(result.Value is null, !result.Succeeded);
        if (result.Value is not { } rendered)
        {
            return;
        }

        for (var i = 0; i < rendered.Text.Length; i++)
        {
            var site = rendered.Find(i);
            Assert.NotNull(site);
            Assert.InRange(site.Template.Span.End, site.Template.Span.Start, site.Template.Source.Length);
        }
    }
}

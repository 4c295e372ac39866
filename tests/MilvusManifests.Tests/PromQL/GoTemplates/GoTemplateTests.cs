using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.PromQL.GoTemplates;

namespace MilvusManifests.Tests.PromQL.GoTemplates;

public class GoTemplateTests
{
    private const int Mutations = 1_000_000;

    private static readonly string[] Seeds =
    [
        "{{ $labels.instance }} of {{ .Labels.job }} is at {{ $value | humanizePercentage }} {{- /* why */ -}} .",
        "{{ with printf \"up{a='%s'}\" .Labels.a | query }}{{ . | first | value | humanize }}{{ else }}-{{ end }}",
        "{{ range $i, $s := query `up` }}{{ if gt $s.Value 1.5e3 }}{{ break }}{{ else if 'x' }}{{ continue }}{{ end }}{{ end }}",
        "{{ define \"a\" }}{{ $x := (index . \"b\\n\").c }}{{ $x = nil }}{{ end }}{{ block \"d\" $ }}{{ template \"a\" 0x1F }}{{ end }}",
    ];

    private static readonly string[] Pieces =
        ["{{", "}}", "{{- ", " -}}", "/*", "*/", "(", ")", "|", "\"", "`", "'", "$", ".", "$labels", "end", "else", "if", "range", "define \"q\"", ":=", "=", ",", " ", "\n", "\\", "1", "0x", "_", "é", "\uD800", "\0", "humanize"];

    [Fact]
    public void A_template_that_is_printed_and_parsed_is_the_same() => Prop.ForAll(RandomGoTemplates.Templates, template =>
    {
        var printed = GoTemplatePrinter.Print(template);
        var parsed = GoTemplateParser.Parse(printed, AlertTemplate.Variables, null, out var fault);

        return (parsed is not null && GoTemplatePrinter.Print(parsed) == printed).Label($"{printed}: {fault?.Message}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Theory]
    [InlineData("a\n {{- 1 -}} \n b", "a{{1}}b")]
    [InlineData("{{- if  $value -}} x {{- else  if  true }}y{{ end }}", "{{if $value}}x{{else if true}}y{{end}}")]
    [InlineData("{{$a:=1}}{{$a  =2}}{{range $i,$x:=$labels}}{{end}}", "{{$a := 1}}{{$a = 2}}{{range $i, $x := $labels}}{{end}}")]
    [InlineData("{{/* gone */}}{{ block `b` . }}{{ end }}{{ define \"d\\x00\" }}{{ end }}", "{{block \"b\" .}}{{end}}{{define \"d\\x00\"}}{{end}}")]
    [InlineData("{{with 1}}{{else with 2}}{{else}}{{end}}", "{{with 1}}{{else with 2}}{{else}}{{end}}")]
    public void A_template_is_printed_in_one_way(string text, string printed) =>
        Assert.Equal(printed, GoTemplatePrinter.Print(GoTemplateParser.Parse(text, AlertTemplate.Variables, null, out _)!));

    [Fact]
    public void A_mutated_template_has_at_most_one_syntax_fault_within_the_text() => Parallel.For(0, 4, worker =>
    {
        var random = new Random(20261129 + worker);
        for (var i = 0; i < Mutations / 4; i++)
        {
            var text = Mutate(Seeds[random.Next(Seeds.Length)], random);
            var template = AlertTemplate.Parse(text);
            if (template.Faults.Any(fault => fault.Span.Start < 0 || fault.Span.End > text.Length) || (template.Tree is null && template.Faults.Length != 1))
            {
                Assert.Fail($"{text}: {string.Join(", ", template.Faults)}");
            }
        }
    });

    private static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (var left = random.Next(1, 5); left > 0; left--)
        {
            var at = random.Next(mutated.Length + 1);
            if (random.Next(3) == 0)
            {
                mutated.Remove(Math.Min(at, mutated.Length), Math.Min(random.Next(6), mutated.Length - Math.Min(at, mutated.Length)));
            }
            else
            {
                mutated.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }
        }

        return mutated.ToString();
    }
}

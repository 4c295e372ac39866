namespace MilvusManifests.Tests.Templating;

/// <summary>What must not depend on the machine, its language or the hour.</summary>
public class DeterminismTests
{
    [Theory]
    [InlineData("{{ [\"b\", \"B\", \"a\", \"_\", \"Z\", \"é\"] | array.sort }}", "[\"B\", \"Z\", \"_\", \"a\", \"b\", \"é\"]")]
    [InlineData("{{ [2, null, 1.5, 10] | array.sort }}", "[null, 1.5, 2, 10]")]
    [InlineData("{{ [{n: \"b\"}, {n: \"a\"}, {}] | array.sort \"n\" | array.map \"n\" }}", "[\"a\", \"b\"]")]
    [InlineData("{{ \"a\\u00ADb\" | string.index_of \"b\" }}", "2")]
    [InlineData("{{ \"xAbc\" | string.index_of \"abc\" string_comparison: \"CurrentCultureIgnoreCase\" }}", "1")]
    [InlineData("{{ \"a\\u00ADb\" | string.equals_ignore_case \"ab\" }}", "false")]
    [InlineData("{{ \"strasse\" | string.equals_ignore_case \"STRASSE\" }}", "true")]
    [InlineData("{{ 1234567.891 | math.format \"N2\" }}", "1,234,567.89")]
    [InlineData("{{ 1.5 | object.format \"0.00\" \"en-US\" }}", "1.50")]
    [InlineData("{{ 1e21 }} {{ 0.1 + 0.2 }} {{ 1.0 }}", "1000000000000000000000 0.30000000000000004 1")]
    public void The_same_template_renders_the_same_text(string template, string text) => Assert.Equal(text, Rendering.Render(template));

    [Theory]
    [InlineData("{{ date.now }}", "t.sbn(1,4): error MM2016: the function 'date.now' is not supported: dates would make the output depend on when and where it is rendered")]
    [InlineData("{{ math.uuid }}", "t.sbn(1,4): error MM2016: the function 'math.uuid' is not supported: the same input must always render the same manifests")]
    [InlineData("{{ math.random 1 6 }}", "t.sbn(1,4): error MM2016: the function 'math.random' is not supported: the same input must always render the same manifests")]
    [InlineData("{{ object.eval \"1\" }}", "t.sbn(1,4): error MM2016: the function 'object.eval' is not supported: configuration is data and is never evaluated as code")]
    [InlineData("{{ \"a\" | object.eval_template }}", "t.sbn(1,10): error MM2016: the function 'object.eval_template' is not supported: configuration is data and is never evaluated as code")]
    [InlineData("{{ 1.5 | math.format \"N1\" \"de-DE\" }}", "t.sbn(1,10): error MM2015: 'math.format' only supports the culture 'en-US', so that manifests are the same on every machine")]
    [InlineData("{{ [1, \"a\"] | array.sort }}", "t.sbn(1,15): error MM2015: 'array.sort' cannot compare an integer and a string")]
    public void What_would_differ_is_not_supported_and_is_an_error(string template, string error) => Assert.Equal(error, Rendering.Error(template));
}

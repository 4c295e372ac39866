namespace MilvusManifests.Tests.Templating;

public class MathFunctionsTests
{
    [Theory]
    [InlineData("4.5 | math.round", "4")]
    [InlineData("5.5 | math.round", "6")]
    [InlineData("4.5612 | math.round 2", "4.56")]
    [InlineData("4.3 | math.ceil", "5")]
    [InlineData("4.6 | math.floor", "4")]
    [InlineData("-5 | math.abs", "5")]
    [InlineData("-5.5 | math.abs", "5.5")]
    [InlineData("8 | math.divided_by 3", "2")]
    [InlineData("(-7) | math.divided_by 2", "-4")]
    [InlineData("8.4 | math.divided_by 2", "4")]
    [InlineData("5 | math.divided_by 2.0", "2.5")]
    [InlineData("1 | math.plus 2", "3")]
    [InlineData("255 | math.minus 5", "250")]
    [InlineData("2 | math.times 3", "6")]
    [InlineData("11 | math.modulo 10", "1")]
    [InlineData("255 | math.format 'X4'", "00FF")]
    [InlineData("1234.5 | math.format 'N2'", "1,234.50")]
    [InlineData("0.126 | math.format 'P1' 'en-US'", "12.6%")]
    [InlineData("5 | math.is_number", "true")]
    [InlineData("'5' | math.is_number", "false")]
    [InlineData("(null | math.round) == null", "true")]
    public void Numbers_are_computed(string expression, string expected) => Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("1 | math.divided_by 0", "t.sbn(1,24): error MM2015: 'math.divided_by' cannot divide by 0")]
    [InlineData("math.round 'x'", "t.sbn(1,15): error MM2015: 'math.round' needs a number, not a string")]
    [InlineData("1 | math.format 'D999999999'", "t.sbn(1,20): error MM2015: the format given to 'math.format' asks for more than 99 digits")]
    [InlineData("1 | math.format 'N' 'fr-FR'", "t.sbn(1,24): error MM2015: the culture 'fr-FR' is not supported; only 'en-US' is, so that a manifest never depends on the machine")]
    public void What_cannot_be_computed_is_an_error(string expression, string message) =>
        Assert.Equal(message, Rendering.Error($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("math.random 1 2", "math.random")]
    [InlineData("math.uuid", "math.uuid")]
    [InlineData("date.now", "date.now")]
    [InlineData("'2020-01-01' | date.parse", "date.parse")]
    [InlineData("timespan.from_days 1", "timespan.from_days")]
    [InlineData("'1' | object.eval", "object.eval")]
    [InlineData("'1' | object.eval_template", "object.eval_template")]
    public void What_differs_from_run_to_run_or_runs_text_is_not_supported(string expression, string name) =>
        Assert.Contains($"error MM2016: the function '{name}' is not supported: ", Rendering.Error($"{{{{ {expression} }}}}"), StringComparison.Ordinal);
}

using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Templating;

/// <summary>What is wrong with a template, and where.</summary>
public class TemplateParsingTests
{
    [Theory]
    [InlineData("a\n{{ if true }}\nb", "t.sbn(2,4): error MM2002: this 'if' has no 'end'")]
    [InlineData("{{ for x in y }}{{ if x }}{{ end }}", "t.sbn(1,4): error MM2002: this 'for' has no 'end'")]
    [InlineData("a {{ end }}", "t.sbn(1,6): error MM2002: 'end' without a block; remove it, or remove an earlier 'end' that closed its block")]
    [InlineData("{{ else }}", "t.sbn(1,4): error MM2002: unexpected 'else'; it is only allowed inside an 'if', a 'case' or a 'for', and 'else' only once")]
    [InlineData("{{ if a }}{{ else }}{{ else }}{{ end }}", "t.sbn(1,24): error MM2002: unexpected 'else'; it is only allowed inside an 'if', a 'case' or a 'for', and 'else' only once")]
    [InlineData("a\n  {{ x", "t.sbn(2,3): error MM2003: the code that starts here is not closed; add '}}' at its end")]
    [InlineData("{{ x = 'abc }}", "t.sbn(1,8): error MM2003: the string that starts here is not closed; add ' at its end")]
    [InlineData("{%%{ a }%}", "t.sbn(1,1): error MM2003: the escape block is not closed; add '}%%}' at its end")]
    [InlineData("{{ \"a\\qb\" }}", "t.sbn(1,6): error MM2004: unknown escape '\\q'; write '\\\\' for a backslash, or a string in backticks")]
    [InlineData("a: {{ \"x }}\nb: {{ \"y\" }}", "t.sbn(1,7): error MM2003: the string that starts here runs past '}}' and the end of its line; add the closing \"")]
    [InlineData("{{ 1e-2 }}", "t.sbn(1,4): error MM2004: '1e-2' is not a valid number")]
    [InlineData("{{ if x = 1 }}{{ end }}", "t.sbn(1,7): error MM2001: '=' is only allowed in a statement that assigns to a variable, a member or an item; write '==' to compare")]
    [InlineData("{{ 1 = x }}", "t.sbn(1,4): error MM2001: '=' is only allowed in a statement that assigns to a variable, a member or an item; write '==' to compare")]
    [InlineData("{{ x + }}", "t.sbn(1,8): error MM2001: expected an expression, found '}}'")]
    [InlineData("{{ x +\n 1 }}", "t.sbn(1,7): error MM2001: expected an expression, found the end of the line")]
    [InlineData("{{ for x of y }}{{ end }}", "t.sbn(1,4): error MM2001: expected 'in', found 'of'; write 'for name in list'")]
    [InlineData("{{ {a: 1 }}\nb {{ x }}", "t.sbn(1,1): error MM2003: the code that starts here is not closed; add '}}' at its end")]
    [InlineData("{{ for.indx }}", "t.sbn(1,4): error MM2001: 'for' has no member 'indx'; did you mean 'index'?")]
    [InlineData("{{ readonly x }}", "t.sbn(1,4): error MM2005: 'readonly' is not supported")]
    [InlineData("{{ tablerow x in y }}{{ end }}", "t.sbn(1,4): error MM2005: 'tablerow' is not supported")]
    [InlineData("{{ func f(a = 1, b); end }}", "t.sbn(1,18): error MM2001: the parameter 'b' must have a default, because it follows one with a default")]
    public void An_error_is_reported_where_the_mistake_is(string template, string error) => Assert.Equal([error], Errors(template));

    [Theory]
    [InlineData("{{ if a }}{{ elseif b }}{{ end }}", "t.sbn(1,14): error MM2007: 'elseif' is not a keyword in Scriban; write 'else if'")]
    [InlineData("{{ unless a }}x{{ end }}", "t.sbn(1,4): error MM2007: 'unless' is not a keyword in Scriban; write 'if !(...)'")]
    [InlineData("{{ if a and b }}{{ end }}", "t.sbn(1,9): error MM2007: 'and' is not an operator in Scriban; write '&&'")]
    [InlineData("{{ if a or b }}{{ end }}", "t.sbn(1,9): error MM2007: 'or' is not an operator in Scriban; write '||'")]
    [InlineData("{{ if not a }}{{ end }}", "t.sbn(1,7): error MM2007: 'not' is not an operator in Scriban; write '!'")]
    public void A_word_of_another_language_is_answered_with_the_right_one(string template, string error) => Assert.Equal([error], Errors(template));

    [Theory]
    [InlineData("9")]
    [InlineData("0b1")]
    [InlineData("0xF")]
    public void A_number_has_at_most_so_many_digits(string number) =>
        Assert.Equal(["t.sbn(1,4): error MM2004: a number has more than 1000 digits"], Errors("{{ " + number.PadRight(1_000_000, '1') + " }}"));

    [Fact]
    public void One_run_finds_the_errors_of_all_statements() =>
        Assert.Equal(
            [
                "t.sbn(1,8): error MM2001: expected an expression, found '}}'",
                "t.sbn(2,10): error MM2001: expected an expression, found '}}'",
                "t.sbn(3,6): error MM2001: expected ']', found '}}'",
                "t.sbn(4,4): error MM2002: this 'if' has no 'end'",
            ],
            Errors("{{ 1 + }}\n{{ while }}{{ end }}\n{{ [1}}\n{{ if x }}"));

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("f(")]
    [InlineData("1 + ")]
    [InlineData("a.b | ")]
    [InlineData("do;")]
    [InlineData("if x;")]
    [InlineData("$\"{")]
    [InlineData("x ? ")]
    public void Endless_nesting_is_an_error(string piece)
    {
        var template = "{{ " + string.Concat(Enumerable.Repeat(piece, 100_000)) + " }}";
        Assert.Contains(Errors(template), error => error.Contains("MM2006", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Errors(string template) =>
        Template.Parse(new SourceText("t.sbn", template)).Diagnostics.Select(diagnostic => diagnostic.ToString());
}

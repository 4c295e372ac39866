namespace MilvusManifests.Tests.Templating;

public class ArrayFunctionsTests
{
    [Theory]
    [InlineData("[1, 2] | array.add 3", "[1, 2, 3]")]
    [InlineData("null | array.add 1", "[1]")]
    [InlineData("[1] | array.concat null", "[1]")]
    [InlineData("[1, null, 3] | array.compact", "[1, 3]")]
    [InlineData("[\"a\", \"b\", \"c\"] | array.insert_at 2 \"Yo\"", "[\"a\", \"b\", \"Yo\", \"c\"]")]
    [InlineData("[1] | array.insert_at 3 9", "[1, null, null, 9]")]
    [InlineData("[4, 5, 6] | array.remove_at 1", "[4, 6]")]
    [InlineData("[4, 5, 6] | array.remove_at (-1)", "[4, 5]")]
    [InlineData("[4, 5, 6] | array.remove_at 7", "[4, 5, 6]")]
    [InlineData("[4, 5, 6] | array.limit 2", "[4, 5]")]
    [InlineData("[4, 5, 6] | array.offset 2", "[6]")]
    [InlineData("(1..4) | array.reverse", "[4, 3, 2, 1]")]
    [InlineData("{a: 1, b: 2} | array.size", "2")]
    [InlineData("{a: 1} | array.first", "{key: \"a\", value: 1}")]
    public void A_list_is_made_anew(string expression, string expected) => Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));

    [Fact]
    public void The_list_that_was_given_is_not_changed() =>
        Assert.Equal("[1][1, 2][2, 1]", Rendering.Render("{{ a = [1]; b = a | array.add 2; c = b | array.reverse; a; b; c }}"));

    [Theory]
    [InlineData("[] | array.first")]
    [InlineData("[] | array.last")]
    [InlineData("null | array.first")]
    public void Nothing_is_in_an_empty_list(string expression) => Assert.Equal("true", Rendering.Render($"{{{{ ({expression}) == null }}}}"));

    [Theory]
    [InlineData("[3, 1, 2]", "[1, 2, 3]")]
    [InlineData("[\"b\", \"a\", null]", "[null, \"a\", \"b\"]")]
    [InlineData("[true, false]", "[false, true]")]
    [InlineData("[\"b\", \"A\", \"a\", \"_\", \"é\"]", "[\"A\", \"_\", \"a\", \"b\", \"é\"]")]
    [InlineData("[{n: 2}]", "[{n: 2}]")]
    public void Sorting_puts_null_first_and_texts_by_their_code_units(string list, string expected) =>
        Assert.Equal(expected, Rendering.Render($"{{{{ {list} | array.sort }}}}"));

    [Fact]
    public void Sorting_by_a_member_keeps_the_order_of_equals_and_mapping_drops_what_is_absent() => Assert.Equal(
        "[{v: 3}, {n: \"a\", v: 1}, {n: \"a\", v: 2}, {n: \"b\", v: 0}][\"a\", \"a\", \"b\"]",
        Rendering.Render("{{ x = [{n: 'b', v: 0}, {n: 'a', v: 1}, {v: 3}, {n: 'a', v: 2}] | array.sort 'n'; x; x | array.map 'n' }}"));

    [Theory]
    [InlineData("[2, 1.5] | array.sort", "'array.sort' cannot order an integer and a float")]
    [InlineData("[1, 'a'] | array.sort", "'array.sort' cannot order an integer and a string")]
    [InlineData("[{}, {}] | array.sort", "'array.sort' cannot order an object; name the member to sort by")]
    public void What_has_no_order_is_an_error(string expression, string message) =>
        Assert.Contains(message, Rendering.Error($"{{{{ {expression} }}}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[1, 2] | array.contains 2", "true")]
    [InlineData("[1, 2] | array.contains '2'", "false")]
    [InlineData("[1] | array.contains 1.0", "false")]
    [InlineData("['a'] | array.contains 'A'", "false")]
    [InlineData("null | array.contains 1", "false")]
    [InlineData("[1, 1, '1', 1.0, null, null] | array.uniq", "[1, \"1\", 1, null]")]
    public void Types_count_when_items_are_looked_for(string expression, string expected) =>
        Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));

    [Theory]
    [InlineData("[1, null, 2] | array.join '-'", "1--2")]
    [InlineData("[1, 2] | array.join '-' @(do; ret '<' + $0 + '>'; end)", "<1>-<2>")]
    [InlineData("[1, 2] | array.each @(do; ret $0 * 2; end)", "[2, 4]")]
    [InlineData("['', 'x'] | array.filter @string.empty", "[\"\"]")]
    [InlineData("['hello', 'world'] | array.any @string.contains 'wor'", "true")]
    [InlineData("['hello', 'world'] | array.any @string.contains 'x'", "false")]
    public void Functions_are_called_for_each_item(string expression, string expected) =>
        Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));

    [Fact]
    public void A_function_without_its_at_sign_is_an_error() => Assert.Equal(
        "t.sbn(1,18): error MM2015: 'array.each' needs a function, not a string; write '@' before its name",
        Rendering.Error("{{ array.each [] 'x' }}"));

    [Fact]
    public void Cycles_count_by_their_group() => Assert.Equal(
        "a,b,a,x,b",
        Rendering.Render("{{ array.cycle ['a', 'b'] }},{{ array.cycle ['a', 'b'] }},{{ array.cycle ['a', 'b'] }},{{ array.cycle ['x', 'b'] 'g' }},{{ array.cycle ['a', 'b'] 'g' }}"));

    [Fact]
    public void A_number_is_no_list() => Assert.Equal(
        "t.sbn(1,4): error MM2015: 'array.first' needs an array, not an integer",
        Rendering.Error("{{ 5 | array.first }}"));

    [Theory]
    [InlineData("[] | array.insert_at 2000000000 1")]
    [InlineData("(1..2000000000) | array.reverse")]
    public void A_list_larger_than_the_budget_is_an_error(string expression) =>
        Assert.Contains("MM2020", Rendering.Error($"{{{{ {expression} }}}}"), StringComparison.Ordinal);
}

namespace MilvusManifests.Tests.Templating;

public class StringFunctionsTests
{
    [Theory]
    [InlineData("'a,,b,' | string.split ','", "[\"a\", \"b\"]")]
    [InlineData("'' | string.split ','", "[]")]
    [InlineData("null | string.split ','", "[]")]
    [InlineData("'abc' | string.split ''", "[\"abc\"]")]
    public void Splitting_drops_empty_parts(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("'tESt' | string.capitalize", "TESt")]
    [InlineData("'this is easy' | string.capitalizewords", "This Is Easy")]
    [InlineData("'100% M & Ms!!!' | string.handleize", "100-m-ms")]
    [InlineData("'ß' | string.upcase", "ß")]
    [InlineData("'I' | string.downcase", "i")]
    [InlineData("5 | string.upcase", "5")]
    [InlineData("[1, 'a'] | string.upcase", "[1, \"A\"]")]
    public void Letter_cases_know_no_culture(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("string.upcase")]
    [InlineData("string.strip")]
    [InlineData("string.replace 'a' 'b'")]
    [InlineData("string.literal")]
    public void Null_stays_null(string call) => Check($"(null | {call}) == null", "true");

    [Theory]
    [InlineData("'hello' | string.slice 1", "ello")]
    [InlineData("'hello' | string.slice 1 3", "ell")]
    [InlineData("'hello' | string.slice 1 length: 3", "ell")]
    [InlineData("'hello' | string.slice (-2)", "lo")]
    [InlineData("'hello' | string.slice 9", "")]
    [InlineData("'hello' | string.slice1 1", "e")]
    [InlineData("'hello' | string.slice1 1 3", "ell")]
    public void A_slice_counts_from_the_end_where_it_is_negative(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("'The cat came back the very next day' | string.truncate 13", "The cat ca...")]
    [InlineData("'The cat' | string.truncate 7", "The cat")]
    [InlineData("'The cat' | string.truncate 5 '~'", "The ~")]
    [InlineData("'The cat' | string.truncate 2", "...")]
    [InlineData("'The cat came back the very next day' | string.truncatewords 4", "The cat came back...")]
    [InlineData("'The cat ' | string.truncatewords 2", "The cat ")]
    public void An_ellipsis_counts_as_characters_but_not_as_a_word(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("'a b a' | string.replace 'a' 'x'", "x b x")]
    [InlineData("'a b a' | string.replace '' 'x'", "a b a")]
    [InlineData("'a b a' | string.replace_first 'a' 'x'", "x b a")]
    [InlineData("'a b a' | string.replace_first 'a' 'x' true", "a b x")]
    [InlineData("'a b a' | string.remove 'a'", " b ")]
    [InlineData("'a b a' | string.remove_first 'a'", " b a")]
    [InlineData("'a b a' | string.remove_last 'a'", "a b ")]
    [InlineData("5 | string.replace '6' '7' | string.size", "1")]
    public void Matches_are_replaced(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("'12' | string.to_int", "12")]
    [InlineData("('x' | string.to_int) == null", "true")]
    [InlineData("('5.5' | string.to_int) == null", "true")]
    [InlineData("('3000000000' | string.to_int) == null", "true")]
    [InlineData("'3000000000' | string.to_long", "3000000000")]
    [InlineData("'123.4' | string.to_double + 1", "124.4")]
    [InlineData("'123.4' | string.to_float", "123.4")]
    public void What_is_no_number_is_null(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("'abc' | string.contains 'bc'", "true")]
    [InlineData("null | string.contains 'bc'", "false")]
    [InlineData("'abc' | string.starts_with 'A'", "false")]
    [InlineData("'abc' | string.ends_with 'bc'", "true")]
    [InlineData("'abc' | string.equals_ignore_case 'ABC'", "true")]
    [InlineData("null | string.empty", "true")]
    [InlineData("' ' | string.empty", "false")]
    [InlineData("\" \\t\" | string.whitespace", "true")]
    [InlineData("'abcabc' | string.index_of 'c'", "2")]
    [InlineData("'abcabc' | string.index_of 'c' 3", "5")]
    [InlineData("'abcabc' | string.index_of 'x'", "-1")]
    [InlineData("'abcabc' | string.index_of 'C' 0 6 'OrdinalIgnoreCase'", "2")]
    public void Texts_are_compared_by_their_code_units(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("\"a\\n\\\"\\x01\" | string.escape", "a\\n\\\"\\u0001")]
    [InlineData("\"a\\n\\\"b\" | string.literal", "\"a\\n\\\"b\"")]
    [InlineData("\"a\\r\\nb\\rc\\n\" | string.strip_newlines", "abc")]
    [InlineData("'x' | string.prepend 5", "5x")]
    [InlineData("'a' | string.pad_left 3", "  a")]
    [InlineData("'a' | string.pad_right 3 | string.size", "3")]
    [InlineData("2 | string.pluralize 'pod' 'pods'", "pods")]
    [InlineData("'hello' | string.base64_encode", "aGVsbG8=")]
    [InlineData("'aGVsbG8=' | string.base64_decode", "hello")]
    [InlineData("'test' | string.md5", "098f6bcd4621d373cade4e832627b4f6")]
    [InlineData("'test' | string.sha1", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3")]
    [InlineData("'test' | string.sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("'test' | string.hmac_sha1 'secret'", "1aa349585ed7ecbd3b9c486a30067e395ca4b356")]
    [InlineData("'test' | string.hmac_sha256 'secret'", "0329a06b62cd16b33eb6792be8c60b158d89a2ee3a876fce9a881ebb488c0914")]
    public void Texts_are_made(string expression, string expected) => Check(expression, expected);

    [Theory]
    [InlineData("'???' | string.base64_decode", "'string.base64_decode' needs Base64 text")]
    [InlineData("'/w==' | string.base64_decode", "'string.base64_decode' found bytes that are no UTF-8 text")]
    [InlineData("'a' | string.pad_left 'x'", "'string.pad_left' needs a whole number, not a string")]
    public void What_cannot_be_read_is_an_error(string expression, string message) =>
        Assert.Contains($"error MM2015: {message}", Rendering.Error($"{{{{ {expression} }}}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("'a' | string.pad_left 2000000000")]
    [InlineData("x = 'aaaaaaaaaa'; for i in 1..40; x = x | string.replace 'a' x; end")]
    public void A_text_longer_than_the_budget_is_an_error(string code) =>
        Assert.Matches("MM202[01]", Rendering.ErrorWithin(100_000, $"{{{{ {code} }}}}"));

    private static void Check(string expression, string expected) => Assert.Equal(expected, Rendering.Render($"{{{{ {expression} }}}}"));
}

using MilvusManifests.Text.Patterns;

namespace MilvusManifests.Tests.Text;

public class PatternTests
{
    [Theory]
    [InlineData("^\\d+$", "12", true)]
    [InlineData("^\\d+$", "\u0664", false)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^[\\w-.]+$", "a-b.c", true)]
    [InlineData("^[.-\\w]+$", "a-b.c", true)]
    [InlineData("^[a-z[]+$", "a[", true)]
    [InlineData("^\\p{Letter}+$", "\u00e9a", true)]
    [InlineData("^(?=.*x)a", "abx", true)]
    [InlineData("^(?!x)", "x", false)]
    [InlineData("(a)\\1", "aa", true)]
    [InlineData("[^]", "\n", true)]
    [InlineData("[]", "a", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("a b#c", "a b#c", true)]
    [InlineData("^\\u{1F432}$", "\U0001F432", true)]
    [InlineData("^\U0001F432*$", "\U0001F432\U0001F432", true)]
    [InlineData("^\\S\\s\\W\\D$", "a -x", true)]
    public void A_pattern_of_ECMAScript_means_what_it_means_there(string pattern, string text, bool matches) =>
        Assert.Equal(matches ? PatternMatch.Yes : PatternMatch.No, Pattern.Translate(pattern, PatternFlavour.EcmaScript).Match(text));

    [Theory]
    [InlineData("^(?P<name>a+)$", "aa", true)]
    [InlineData("^[[:alpha:]]+$", "ab", true)]
    [InlineData("^[[:alpha:][:digit:]-]+$", "a1-", true)]
    [InlineData("^(?i)abc$", "ABC", true)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("^\\Qa.b\\E$", "a.b", true)]
    [InlineData("^\\Qa.b\\E$", "axb", false)]
    [InlineData("^\\pL$", "a", true)]
    [InlineData("^(?U)a+$", "aa", true)]
    [InlineData("^(?iU:A+)\\123$", "aaS", true)]
    [InlineData("^[]a]$", "]", true)]
    [InlineData("^(0|(([0-9]+)y)?(([0-9]+)w)?)$", "1y2w", true)]
    public void A_pattern_of_RE2_means_what_it_means_there(string pattern, string text, bool matches) =>
        Assert.Equal(matches ? PatternMatch.Yes : PatternMatch.No, Pattern.Translate(pattern, PatternFlavour.Re2).Match(text));

    [Theory]
    [InlineData("(", PatternFlavour.EcmaScript, "offset 1. Not enough )'s")]
    [InlineData("[a", PatternFlavour.EcmaScript, "'[' is not closed")]
    [InlineData("\\p{Script=Greek}", PatternFlavour.EcmaScript, "the Unicode property 'Script=Greek' is not supported")]
    [InlineData("(?>a)", PatternFlavour.Re2, "it has no group '(?>'")]
    [InlineData("a(?=b)", PatternFlavour.Re2, "RE2 has no lookarounds such as '(?='")]
    [InlineData("(?<!b)a", PatternFlavour.Re2, "RE2 has no lookarounds such as '(?<!'")]
    [InlineData("(?x)a", PatternFlavour.Re2, "RE2 has no group '(?x'")]
    [InlineData("(a)\\1", PatternFlavour.Re2, "RE2 has no backreferences such as '\\1'")]
    [InlineData("\\u00e9", PatternFlavour.Re2, "'\\u' is not a known escape")]
    [InlineData("[[:vowel:]]", PatternFlavour.Re2, "the class '[:vowel:]' is not supported")]
    [InlineData("a\\", PatternFlavour.Re2, "it ends in '\\'")]
    internal void A_pattern_that_cannot_be_honoured_says_why_and_matches_everything(string pattern, PatternFlavour flavour, string reason)
    {
        var made = Pattern.Translate(pattern, flavour);

        Assert.Equal(reason, made.Prepare());
        Assert.Equal(PatternMatch.Yes, made.Match("anything"));
    }

    [Theory]
    [InlineData("x{1000}", null)]
    [InlineData("x{1001}", "RE2 repeats nothing more than 1000 times, as '{1001}' does")]
    [InlineData("x{2,1001}?", "RE2 repeats nothing more than 1000 times, as '{2,1001}' does")]
    [InlineData("x{1001,}", "RE2 repeats nothing more than 1000 times, as '{1001,}' does")]
    [InlineData("x{99999999999999999999}", "RE2 repeats nothing more than 1000 times, as '{99999999999999999999}' does")]
    [InlineData("(ab{20}|c){50}", null)]
    [InlineData("(ab{20}|c){51}", "RE2 repeats nothing more than 1000 times, and repetitions of repetitions multiply")]
    [InlineData("((?:x{100})+y){11,}", "RE2 repeats nothing more than 1000 times, and repetitions of repetitions multiply")]
    [InlineData("(x{1000}){0}x{600}y{600}", null)]
    [InlineData("[x{1001}]\\Q{1001}\\Ex\\{1001}{,1001}\\p{L}\\x{1001}", null)]
    public void RE2_repeats_a_thousand_times(string pattern, string? fault) => Assert.Equal(fault, Pattern.Translate(pattern, PatternFlavour.Re2).Fault);

    [Theory]
    [InlineData("(", "x", ")", 999, true)]
    [InlineData("(", "x", ")", 1000, false)]
    [InlineData("(?:", "x", ")", 2000, true)]
    [InlineData("(a", "x", ")", 498, true)]
    [InlineData("(a", "x", ")", 501, false)]
    [InlineData("(?:a", "x", ")", 2000, true)]
    [InlineData("(?:ab|c", "x", ")", 501, false)]
    [InlineData("(?:", "x", ")?", 998, true)]
    [InlineData("(?:", "x", ")?", 1000, false)]
    public void RE2_nests_a_thousand_levels_deep(string open, string inner, string close, int times, bool isValid) => Assert.Equal(
        isValid ? null : "RE2 nests at most 1000 levels deep",
        Pattern.Translate(string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times)), PatternFlavour.Re2).Fault);

    [Theory]
    [InlineData("\\C", null)]
    [InlineData("\\p{Greek}", null)]
    [InlineData("^a+$", null)]
    [InlineData("a**", "offset 3. Nested quantifier '*'")]
    [InlineData("(?!a)", "RE2 has no lookarounds such as '(?!'")]
    public void A_pattern_that_is_merely_not_supported_is_not_at_fault(string pattern, string? fault) =>
        Assert.Equal(fault, Pattern.Translate(pattern, PatternFlavour.Re2).Fault);

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?!b)(a+)+$")]
    [InlineData("^(?=a{2,})(?!.*b$)([a-z]+)*$")]
    public void A_match_need_not_backtrack(string pattern) =>
        Assert.Equal(PatternMatch.No, Pattern.Translate(pattern, PatternFlavour.EcmaScript).Match(new string('a', 50_000) + "!"));

    [Theory]
    [InlineData("^(['\"]).*\\1$", "'a'", true)]
    [InlineData("^(['\"]).*\\1$", "'a\"", false)]
    [InlineData("^a(?!b)[a-z]*$", "acb", true)]
    [InlineData("^a(?!b)[a-z]*$", "ab", false)]
    [InlineData("(?<=x)y", "xy", true)]
    [InlineData("^(?=a)b|c", "c", true)]
    [InlineData("^(?!.*--)[a-z-]+(?=z)z$", "a-bz", true)]
    public void A_pattern_that_backtracks_is_honoured_for_texts_short_enough(string pattern, string text, bool matches)
    {
        var made = Pattern.Translate(pattern, PatternFlavour.EcmaScript);

        Assert.Equal(matches ? PatternMatch.Yes : PatternMatch.No, made.Match(text));
        Assert.Equal(PatternMatch.TooLong, made.Match(new string('y', 11_000_000)));
    }

    [Theory]
    [InlineData("^(a+)+\\1$")]
    [InlineData("(?<!b)(a|a)*c")]
    [InlineData("(a?){50}(?<=a)b")]
    public void A_pattern_that_may_backtrack_for_ever_is_not_honoured(string pattern) =>
        Assert.Equal("it combines lookarounds or backreferences with ambiguous repetitions, which may take forever", Pattern.Translate(pattern, PatternFlavour.EcmaScript).Prepare());
}

using System.Buffers;
using MilvusManifests.Text.Patterns;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>The regular expressions of matchers: RE2's, for the whole value, where a dot is also a line break.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors</remarks>
internal static class MatcherPattern
{
    private static readonly SearchValues<char> Words = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-/: ");

    /// <summary>What makes a pattern invalid; null if it is valid.</summary>
    public static string? Fault(string pattern) => IsPlain(pattern) ? null : Pattern.Translate(pattern, PatternFlavour.Re2).Fault;

    /// <summary>Whether a pattern matches the whole of a value; one that cannot be evaluated matches everything.</summary>
    public static bool IsMatch(string pattern, string value) =>
        MatchAlternatives(pattern, value) ?? Pattern.Translate($"^(?s:{pattern})$", PatternFlavour.Re2).Match(value) != PatternMatch.No;

    // Most patterns are alternatives of words, anything and something, for which an engine would be built in vain. Null for others.
    private static bool? MatchAlternatives(string pattern, string value)
    {
        var isMatch = false;
        foreach (var range in pattern.AsSpan().Split('|'))
        {
            var alternative = pattern.AsSpan(range);
            if (alternative is ".*" or ".+")
            {
                isMatch |= alternative is ".*" || value.Length > 0;
            }
            else if (alternative.IndexOfAnyExcept(Words) < 0)
            {
                isMatch |= alternative.SequenceEqual(value);
            }
            else
            {
                return null;
            }
        }

        return isMatch;
    }

    // Words, alternatives and "anything": most patterns are only that, and valid without another look.
    private static bool IsPlain(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var isValid = pattern[i] switch
            {
                '|' or '.' or '-' or '_' or '/' or ' ' => true,
                '+' or '*' => i > 0 && pattern[i - 1] == '.',
                var c => char.IsAsciiLetterOrDigit(c),
            };
            if (!isValid)
            {
                return false;
            }
        }

        return true;
    }
}

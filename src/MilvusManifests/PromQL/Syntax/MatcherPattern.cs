using MilvusManifests.Text.Patterns;

namespace MilvusManifests.PromQL.Syntax;

/// <summary>The regular expressions of matchers: RE2's, for the whole value, where a dot is also a line break.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/#instant-vector-selectors</remarks>
internal static class MatcherPattern
{
    /// <summary>What makes a pattern invalid; null if it is valid.</summary>
    public static string? Fault(string pattern) => IsPlain(pattern) ? null : Pattern.Translate(pattern, PatternFlavour.Re2).Fault ?? Re2Limits.Fault($"^(?s:{pattern})$");

    /// <summary>Whether a pattern matches the whole of a value; one that cannot be evaluated matches everything.</summary>
    public static bool IsMatch(string pattern, string value) =>
        PlainPattern.IsMatch(pattern, value) ?? Pattern.Translate($"^(?s:{pattern})$", PatternFlavour.Re2).Match(value) != PatternMatch.No;

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

using System.Text.RegularExpressions;

namespace MilvusManifests.Text.Patterns;

/// <summary>
/// A pattern with lookaheads only at its start (<c>^(?=a)(?!b)c</c>), split into patterns of which each must match or must not match: the non-backtracking
/// engine supports each of them, though not the whole.
/// </summary>
internal sealed class PatternConditions
{
    private readonly List<(Regex Regex, bool Matches)> parts = [];

    private PatternConditions()
    {
    }

    /// <summary>The parts of a pattern; null for a pattern of another form.</summary>
    /// <exception cref="NotSupportedException">A part needs backtracking too.</exception>
    public static PatternConditions? Find(string pattern)
    {
        if (pattern is not ['^', '(', ..] || HasChoice(pattern))
        {
            return null;
        }

        var conditions = new PatternConditions();
        var at = 1;
        while (string.CompareOrdinal(pattern, at, "(?=", 0, 3) == 0 || string.CompareOrdinal(pattern, at, "(?!", 0, 3) == 0)
        {
            var end = PatternText.GroupEnd(pattern, at);
            if (end < 0 || PatternText.IsQuantifier(pattern, end + 1))
            {
                return null;
            }

            conditions.Add(pattern[(at + 3)..end], pattern[at + 2] == '=');
            at = end + 1;
        }

        if (conditions.parts.Count == 0)
        {
            return null;
        }

        conditions.Add(pattern[at..], matches: true);
        return conditions;
    }

    /// <summary>Whether a text satisfies all of them.</summary>
    public bool IsMatch(string text) => parts.TrueForAll(part => part.Regex.IsMatch(text) == part.Matches);

    private static bool HasChoice(string pattern)
    {
        for (var at = 0; at < pattern.Length; at = PatternText.Next(pattern, at))
        {
            if (pattern[at] == '|')
            {
                return true;
            }

            if (pattern[at] == '(')
            {
                at = PatternText.GroupEnd(pattern, at);
                if (at < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(string pattern, bool matches) =>
        parts.Add((new Regex($"^(?:{pattern})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout), matches));
}

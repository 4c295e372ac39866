namespace MilvusManifests.Text.Patterns;

/// <summary>The outline of a pattern: its groups and repetitions, as far as they affect how long a match may take.</summary>
internal static class PatternText
{
    private const double MostSteps = 10_000_000;

    /// <summary>
    /// How long a text may be for a backtracking engine to finish within some ten million steps; null if no length is short enough, because a
    /// repetition repeats something that can match in several ways.
    /// </summary>
    public static int? LongestText(string pattern)
    {
        var repetitions = 0;
        var groups = new Stack<bool>([false]);
        for (var at = 0; at < pattern.Length; at = Next(pattern, at))
        {
            switch (pattern[at])
            {
                case '(':
                    groups.Push(false);
                    break;
                case ')' when groups.Count > 1:
                    var hasWays = groups.Pop();
                    var isRepeated = IsQuantifier(pattern, at + 1);
                    if (hasWays && isRepeated && pattern[at + 1] != '?')
                    {
                        return null;
                    }

                    Mark(groups, hasWays || isRepeated);
                    break;
                case '|':
                    Mark(groups, true);
                    break;
                case '*' or '+' or '{':
                    repetitions++;
                    Mark(groups, true);
                    break;
                case '?' when at > 0 && pattern[at - 1] != '(':
                    Mark(groups, true);
                    break;
            }
        }

        return (int)Math.Pow(MostSteps, 1.0 / Math.Max(repetitions, 1));
    }

    /// <summary>Where the group that starts at a position ends; -1 if it does not.</summary>
    public static int GroupEnd(string pattern, int start)
    {
        var depth = 0;
        for (var at = start; at < pattern.Length; at = Next(pattern, at))
        {
            depth += pattern[at] == '(' ? 1 : pattern[at] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Whether what precedes a position is repeated or optional.</summary>
    public static bool IsQuantifier(string pattern, int at) => at < pattern.Length && pattern[at] is '*' or '+' or '?' or '{';

    /// <summary>The position after the character, escape or class at a position.</summary>
    public static int Next(string pattern, int at)
    {
        if (pattern[at] == '\\')
        {
            return at + 2;
        }

        if (pattern[at] != '[')
        {
            return at + 1;
        }

        for (at++; at < pattern.Length && pattern[at] != ']'; at++)
        {
            at += pattern[at] == '\\' ? 1 : 0;
        }

        return at + 1;
    }

    private static void Mark(Stack<bool> groups, bool hasWays) => groups.Push(groups.Pop() || hasWays);
}

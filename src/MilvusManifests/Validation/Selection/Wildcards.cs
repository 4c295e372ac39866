namespace MilvusManifests.Validation.Selection;

/// <summary>The wildcards within one name: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c> and <c>\</c> before a character that is meant literally.</summary>
internal static class Wildcards
{
    /// <summary>Whether a name matches.</summary>
    public static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        var (at, i, retryAt, retryI) = (0, 0, -1, 0);
        while (i < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (retryAt, retryI) = (at++, i);
            }
            else if (at < pattern.Length && MatchOne(pattern[at..], name[i], out var length))
            {
                at += length;
                i++;
            }
            else if (retryAt >= 0)
            {
                (at, i) = (retryAt + 1, ++retryI);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    private static bool MatchOne(ReadOnlySpan<char> pattern, char c, out int length)
    {
        length = 1;
        switch (pattern[0])
        {
            case '?':
                return true;
            case '\\' when pattern.Length > 1:
                length = 2;
                return pattern[1] == c;
            case '[' when EndOfSet(pattern) is var end and > 0:
                length = end + 1;
                return IsInSet(pattern[1..end], c);
            default:
                return pattern[0] == c;
        }
    }

    // A bracket right after the opening one, or after the negation, is a member.
    private static int EndOfSet(ReadOnlySpan<char> pattern)
    {
        var first = pattern.Length > 1 && pattern[1] is '!' or '^' ? 3 : 2;
        return pattern.Length <= first ? -1 : pattern[first..].IndexOf(']') is var end and >= 0 ? first + end : -1;
    }

    private static bool IsInSet(ReadOnlySpan<char> set, char c)
    {
        var isNegated = set[0] is '!' or '^';
        var isIn = false;
        for (var i = isNegated ? 1 : 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                isIn |= set[i] <= c && c <= set[i + 2];
                i += 2;
            }
            else
            {
                isIn |= set[i] == c;
            }
        }

        return isIn != isNegated;
    }
}

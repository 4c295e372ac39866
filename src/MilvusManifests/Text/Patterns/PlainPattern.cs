using System.Buffers;
using System.Numerics;

namespace MilvusManifests.Text.Patterns;

/// <summary>
/// Matches the patterns that people write most, without building an engine for each: literals, dots, groups, alternatives, <c>*</c>, <c>+</c> and <c>?</c>. All positions where a
/// match may have got to are followed at once, as bits, so that the work is bounded by the product of both lengths.
/// </summary>
internal ref struct PlainPattern
{
    // One bit for each position, the one behind the last character included.
    private const int LongestValue = 63;
    private const int DeepestGroup = 20;

    private static readonly SearchValues<char> Literals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-/:;,=@~#%&!'\"<> ");
    private static readonly SearchValues<char> Escaped = SearchValues.Create(".*+?()|[]{}^$\\-/");

    private readonly ReadOnlySpan<char> pattern;
    private readonly ReadOnlySpan<char> value;
    private int at;
    private int depth;
    private bool isOther;

    private PlainPattern(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        this.pattern = pattern;
        this.value = value;
    }

    /// <summary>Whether a pattern matches the whole of a value, where a dot is any character; null for a pattern or a value that needs an engine.</summary>
    public static bool? IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        if (value.Length > LongestValue || !System.Text.Ascii.IsValid(value))
        {
            return null;
        }

        var match = new PlainPattern(pattern, value);
        var ends = match.Alternatives(1);
        return match.isOther || match.at < pattern.Length ? null : (ends >> value.Length & 1) != 0;
    }

    private ulong Alternatives(ulong starts)
    {
        var ends = Sequence(starts);
        while (!isOther && at < pattern.Length && pattern[at] == '|')
        {
            at++;
            ends |= Sequence(starts);
        }

        return ends;
    }

    private ulong Sequence(ulong starts)
    {
        var reached = starts;
        while (!isOther && at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            reached = Repeated(reached);
        }

        return reached;
    }

    private ulong Repeated(ulong starts)
    {
        var begin = at;
        var once = Atom(starts);
        if (isOther || at == pattern.Length || pattern[at] is not ('*' or '+' or '?'))
        {
            return once;
        }

        var quantifier = pattern[at];
        var end = at + 1;
        if (end < pattern.Length && pattern[end] is '*' or '+' or '?' or '{')
        {
            isOther = true;
            return 0;
        }

        var reached = once;
        for (var before = 0UL; quantifier != '?' && reached != before;)
        {
            before = reached;
            at = begin;
            reached |= Atom(reached);
        }

        at = end;
        return quantifier == '+' ? reached : reached | starts;
    }

    private ulong Atom(ulong starts)
    {
        var c = pattern[at++];
        switch (c)
        {
            case '.':
                return (starts & ~(1UL << value.Length)) << 1;
            case '(' when depth < DeepestGroup && (at == pattern.Length || pattern[at] != '?'):
                depth++;
                var ends = Alternatives(starts);
                depth--;
                isOther |= at == pattern.Length || pattern[at] != ')';
                at++;
                return ends;
            case '\\' when at < pattern.Length && Escaped.Contains(pattern[at]):
                return Literal(pattern[at++], starts);
            case var _ when Literals.Contains(c):
                return Literal(c, starts);
            default:
                isOther = true;
                return 0;
        }
    }

    private readonly ulong Literal(char wanted, ulong starts)
    {
        var ends = 0UL;
        for (var left = starts; left != 0; left &= left - 1)
        {
            var position = BitOperations.TrailingZeroCount(left);
            ends |= position < value.Length && value[position] == wanted ? 1UL << (position + 1) : 0;
        }

        return ends;
    }
}

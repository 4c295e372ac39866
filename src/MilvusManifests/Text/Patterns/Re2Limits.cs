using System.Globalization;

namespace MilvusManifests.Text.Patterns;

/// <summary>How often RE2, as Go has it, repeats something and how deep it nests. Patterns beyond are not valid.</summary>
/// <remarks>maxHeight and repeatIsValid in https://github.com/golang/go/blob/master/src/regexp/syntax/parse.go</remarks>
internal sealed class Re2Limits
{
    private const int Most = 1000;

    private readonly string pattern;
    private readonly Stack<OpenGroup> outer = new();
    private OpenGroup group = new(IsCapture: false);
    private int at;

    private Re2Limits(string pattern) => this.pattern = pattern;

    /// <summary>Which limit a pattern exceeds, whose syntax is valid otherwise; null if it exceeds none.</summary>
    public static string? Fault(string pattern) => pattern.Length > Most || pattern.Contains('{', StringComparison.Ordinal) ? new Re2Limits(pattern).Find() : null;

    private string? Find()
    {
        while (at < pattern.Length)
        {
            switch (pattern[at])
            {
                case '(':
                    Open();
                    break;
                case ')':
                    if (outer.Count > 0)
                    {
                        var closed = group.Close();
                        group = outer.Pop();
                        group.Add(closed);
                    }

                    at++;
                    break;
                case '|':
                    group.Alternate();
                    at++;
                    break;
                case '*' or '+' or '?':
                    Repeat(at + 1, 1);
                    break;
                case '{' when Range() is var (end, largest, times):
                    if (largest > Most)
                    {
                        return $"RE2 repeats nothing more than 1000 times, as '{pattern.AsSpan(at, end - at)}' does";
                    }

                    Repeat(end, times);
                    break;
                case '[':
                    at = EndOfClass();
                    group.Add(Part.Leaf);
                    break;
                case '\\':
                    Escape();
                    break;
                default:
                    group.AddLetter();
                    at++;
                    break;
            }

            if (group.Last.Repeats > Most)
            {
                return "RE2 repeats nothing more than 1000 times, and repetitions of repetitions multiply";
            }
        }

        while (outer.Count > 0)
        {
            var closed = group.Close();
            group = outer.Pop();
            group.Add(closed);
        }

        return group.Close().Height > Most ? "RE2 nests at most 1000 levels deep" : null;
    }

    private void Open()
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == '?')
        {
            var end = at + 2;
            while (end < pattern.Length && pattern[end] is not (':' or ')' or '<'))
            {
                end++;
            }

            // Flags alone are no part of the pattern.
            if (end < pattern.Length && pattern[end] == ')')
            {
                at = end + 1;
                return;
            }

            var isNamed = end < pattern.Length && pattern[end] == '<';
            at = (isNamed && pattern.IndexOf('>', end) is >= 0 and var close ? close : end) + 1;
            Push(isNamed);
            return;
        }

        at++;
        Push(isCapture: true);
    }

    private void Push(bool isCapture)
    {
        outer.Push(group);
        group = new(isCapture);
    }

    // A repetition may be lazy.
    private void Repeat(int end, int times)
    {
        group.Repeat(times);
        at = end < pattern.Length && pattern[end] == '?' ? end + 1 : end;
    }

    // {2}, {2,} or {2,3}; anything else is a text. What is never there may have any repetitions in it.
    private (int End, long Largest, int Times)? Range()
    {
        var close = pattern.IndexOf('}', at);
        var text = close < 0 ? "" : pattern[(at + 1)..close];
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (Number(text.AsSpan(0, comma < 0 ? text.Length : comma)) is not { } least)
        {
            return null;
        }

        if (comma == text.Length - 1)
        {
            return (close + 1, least, (int)Math.Clamp(least, 1, Most));
        }

        return (comma < 0 ? least : Number(text.AsSpan(comma + 1))) is { } most ? (close + 1, Math.Max(least, most), (int)Math.Min(most, Most)) : null;
    }

    private static long? Number(ReadOnlySpan<char> text) =>
        text.Length == 0 || text.IndexOfAnyExceptInRange('0', '9') >= 0 || (text.Length > 1 && text[0] == '0') ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    private int EndOfClass()
    {
        var end = at + 1;
        end += end < pattern.Length && pattern[end] == '^' ? 1 : 0;
        end += end < pattern.Length && pattern[end] == ']' ? 1 : 0;
        while (end < pattern.Length && pattern[end] != ']')
        {
            var named = pattern[end] == '[' && end + 1 < pattern.Length && pattern[end + 1] == ':' ? pattern.IndexOf(":]", end + 2, StringComparison.Ordinal) : -1;
            end = named >= 0 ? named + 2 : pattern[end] == '\\' ? end + 2 : end + 1;
        }

        return Math.Min(end + 1, pattern.Length);
    }

    private void Escape()
    {
        var letter = at + 1 < pattern.Length ? pattern[at + 1] : ' ';
        if (letter == 'Q')
        {
            var end = pattern.IndexOf("\\E", at + 2, StringComparison.Ordinal);
            for (var left = (end < 0 ? pattern.Length : end) - at - 2; left > 0; left--)
            {
                group.AddLetter();
            }

            at = end < 0 ? pattern.Length : end + 2;
            return;
        }

        var close = letter is 'x' or 'p' or 'P' && at + 2 < pattern.Length && pattern[at + 2] == '{' ? pattern.IndexOf('}', at) : -1;
        at = close >= 0 ? close + 1 : at + 2;
        if (char.IsAsciiLetterOrDigit(letter) && letter != 'x')
        {
            group.Add(Part.Leaf);
        }
        else
        {
            group.AddLetter();
        }
    }

    private enum PartKind
    {
        Other,
        Letters,
        Sequence,
        Choice,
    }

    /// <summary>A part of the pattern.</summary>
    /// <param name="Kind">What it is: sequences in sequences and choices in choices are one.</param>
    /// <param name="Height">How many levels it has.</param>
    /// <param name="Repeats">How often its innermost part is repeated.</param>
    private readonly record struct Part(PartKind Kind, int Height, long Repeats)
    {
        public static Part Leaf { get; } = new(PartKind.Other, 1, 1);

        public static Part Join(PartKind kind, int count, Part one, int height, long repeats) => count == 1 ? one : new(kind, 1 + height, repeats);

        public int HeightIn(PartKind kind) => Kind == kind ? Height - 1 : Height;
    }

    private sealed class OpenGroup(bool IsCapture)
    {
        private int parts;
        private int letters;
        private int height;
        private long repeats = 1;
        private int branches;
        private Part branch;
        private int branchHeight;
        private long branchRepeats = 1;

        /// <summary>The part that a repetition would repeat.</summary>
        public Part Last { get; private set; } = new(PartKind.Other, 0, 1);

        public void Add(Part part)
        {
            Settle();
            Last = part;
            letters = 1;
            parts++;
        }

        public void AddLetter()
        {
            // Letters in a row are one part until one of them is repeated.
            if (parts > 0 && Last.Kind == PartKind.Letters)
            {
                letters++;
                return;
            }

            Add(new(PartKind.Letters, 1, 1));
        }

        public void Repeat(int times)
        {
            parts += Last.Kind == PartKind.Letters && letters > 1 ? 1 : 0;
            Last = new(PartKind.Other, Last.Height + 1, times == 0 ? 1 : Math.Min(Last.Repeats * times, int.MaxValue));
        }

        public void Alternate()
        {
            var done = End();
            branch = done;
            branchHeight = Math.Max(branchHeight, done.HeightIn(PartKind.Choice));
            branchRepeats = Math.Max(branchRepeats, done.Repeats);
            branches++;
            (parts, height, repeats, Last) = (0, 0, 1, new(PartKind.Other, 0, 1));
        }

        public Part Close()
        {
            Alternate();
            var content = Part.Join(PartKind.Choice, branches, branch, branchHeight, branchRepeats);
            return IsCapture ? new(PartKind.Other, content.Height + 1, content.Repeats) : content;
        }

        private Part End()
        {
            Settle();
            return parts == 0 ? Part.Leaf : Part.Join(PartKind.Sequence, parts, Last, height, repeats);
        }

        private void Settle()
        {
            height = Math.Max(height, Last.HeightIn(PartKind.Sequence));
            repeats = Math.Max(repeats, Last.Repeats);
        }
    }
}

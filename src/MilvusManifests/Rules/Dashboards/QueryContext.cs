namespace MilvusManifests.Rules.Dashboards;

/// <summary>What the language of a query expects at a place, by the text around it: enough to put a value there that can be read.</summary>
internal sealed class QueryContext
{
    private const byte InString = 1;
    private const byte InBrackets = 2;

    private readonly string text;
    private readonly byte[] places;

    /// <summary>Reads a query, with its variables in it.</summary>
    public QueryContext(string text)
    {
        this.text = text;
        places = new byte[text.Length];
        var (quote, depth) = ('\0', 0);
        for (var i = 0; i < text.Length; i++)
        {
            places[i] = quote == '\0' ? (byte)0 : InString;
            if (quote == '\0')
            {
                quote = text[i] is '"' or '\'' or '`' ? text[i] : '\0';
                depth = Math.Max(0, depth + (text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0));
            }
            else if (text[i] == '\\' && quote != '`' && i + 1 < text.Length)
            {
                places[i] |= depth > 0 ? InBrackets : (byte)0;
                places[++i] = InString;
            }
            else if (text[i] == quote)
            {
                quote = '\0';
            }

            places[i] |= depth > 0 ? InBrackets : (byte)0;
        }
    }

    /// <summary>What is expected between two offsets.</summary>
    public QueryPlace At(int start, int end)
    {
        if ((places[start] & InString) != 0)
        {
            return QueryPlace.String;
        }

        // A variable in double brackets is in no brackets of the query.
        var before = text.AsSpan(0, start).TrimEnd();
        if ((start > 0 && (places[start - 1] & InBrackets) != 0) || EndsWithWord(before, "offset"))
        {
            return end < text.Length && char.IsAsciiLetterLower(text[end]) ? QueryPlace.UnitOfDuration : QueryPlace.Duration;
        }

        if ((start > 0 && IsName(text[start - 1])) || (end < text.Length && (IsName(text[end]) || text[end] is '{' or '[' or '$')))
        {
            return QueryPlace.Name;
        }

        var after = text.AsSpan(end).TrimStart();
        return after.StartsWith("(", StringComparison.Ordinal) || IsGrouping(after, before) ? QueryPlace.Function
            : IsLabelList(before) || IsLabel(before, after) ? QueryPlace.Name
            : QueryPlace.Operand;
    }

    // An aggregation may have its labels first: $aggregation by (job) (x).
    private static bool IsGrouping(ReadOnlySpan<char> after, ReadOnlySpan<char> before) =>
        (after.StartsWith("by", StringComparison.Ordinal) || after.StartsWith("without", StringComparison.Ordinal)) && !before.EndsWith(")", StringComparison.Ordinal);

    private static bool IsLabelList(ReadOnlySpan<char> before)
    {
        var open = before.LastIndexOf('(');
        if (open < 0 || before[open..].Contains(')'))
        {
            return false;
        }

        var word = before[..open].TrimEnd();
        return EndsWithWord(word, "by") || EndsWithWord(word, "without") || EndsWithWord(word, "on") || EndsWithWord(word, "ignoring")
            || EndsWithWord(word, "group_left") || EndsWithWord(word, "group_right");
    }

    private static bool IsLabel(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.Length > 0 && before[^1] is '{' or ',' && before.LastIndexOf('{') > before.LastIndexOf('}')
        && (after.StartsWith("=", StringComparison.Ordinal) || after.StartsWith("!", StringComparison.Ordinal) || after.StartsWith("}", StringComparison.Ordinal) || after.StartsWith(",", StringComparison.Ordinal));

    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !IsName(text[^(word.Length + 1)]));

    private static bool IsName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or ':';
}

/// <summary>What is expected at a place of a query.</summary>
internal enum QueryPlace
{
    /// <summary>Anything: it is inside of a string.</summary>
    String,

    /// <summary>A duration.</summary>
    Duration,

    /// <summary>The number before the unit of a duration.</summary>
    UnitOfDuration,

    /// <summary>A part of a name of a metric, or a label.</summary>
    Name,

    /// <summary>A function or an aggregation.</summary>
    Function,

    /// <summary>A number, or a metric.</summary>
    Operand,
}

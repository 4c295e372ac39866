using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of strings.</summary>
internal static class StringFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        OfText("contains", 2, 2, (text, operands) => operands[1] is string part ? text.Contains(part, StringComparison.Ordinal) : null),
        OfText("startsWith", 2, 2, (text, operands) => operands[1] is string part ? text.StartsWith(part, StringComparison.Ordinal) : null),
        OfText("endsWith", 2, 2, (text, operands) => operands[1] is string part ? text.EndsWith(part, StringComparison.Ordinal) : null),
        OfText("lowerAscii", 1, 1, (text, _) => Change(text, char.IsAsciiLetterUpper, 32)),
        OfText("upperAscii", 1, 1, (text, _) => Change(text, char.IsAsciiLetterLower, -32)),
        OfText("trim", 1, 1, (text, _) => text.Trim()),
        OfText("charAt", 2, 2, (text, operands) => operands[1] is long at ? CharAt(text, at) : null),
        OfText("indexOf", 2, 3, (text, operands) => operands[1] is string part ? IndexOf(text, part, Start(operands, 0)) : null),
        OfText("lastIndexOf", 2, 3, (text, operands) => operands[1] is string part ? LastIndexOf(text, part, Start(operands, text.Length)) : null),
        OfText("replace", 3, 4, (text, operands) => operands[1] is string old && operands[2] is string with ? Replace(text, old, with, Limit(operands, 3)) : null),
        OfText("split", 2, 3, (text, operands) => operands[1] is string separator ? Split(text, separator, Limit(operands, 2)) : null),
        OfText("substring", 2, 3, (text, operands) => operands[1] is not long start || (operands.Length > 2 ? operands[2] as long? : text.Length) is not { } end ? null
            : start >= 0 && start <= end && end <= text.Length ? text[(int)start..(int)end] : new CelError("substring out of range")),
        OfText("format", 2, 2, (text, operands) => CelValues.IsList(operands[1]) ? StringFormatting.Format(text, CelValues.Members(operands[1])!) : null),
        CelFunction.Member("join", 1, 2, operands => Join(operands[0], operands.Length > 1 ? operands[1] as string : "")),
        CelFunction.Global("strings.quote", 1, 1, operands => operands[0] is string text ? Quote(text) : null),
    ];

    /// <summary>A string in double quotes, with escapes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static CelFunction OfText(string name, int least, int most, Func<string, object?[], object?> evaluate) =>
        CelFunction.Member(name, least, most, operands => operands[0] is string text ? evaluate(text, operands) : null);

    private static long Start(object?[] operands, long otherwise) => operands.Length > 2 && operands[2] is long start ? start : otherwise;

    private static int Limit(object?[] operands, int at) => operands.Length > at && operands[at] is long limit ? (int)Math.Clamp(limit, -1, int.MaxValue) : -1;

    private static string Change(string text, Func<char, bool> concerns, int by) => string.Create(text.Length, (text, concerns, by), static (to, state) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = state.concerns(state.text[i]) ? (char)(state.text[i] + state.by) : state.text[i];
        }
    });

    private static object CharAt(string text, long at) =>
        at >= 0 && at < text.Length ? text.Substring((int)at, 1) : at == text.Length ? "" : new CelError($"index out of bounds: {at}");

    private static object IndexOf(string text, string part, long start) =>
        start < 0 || start > text.Length ? new CelError($"index out of bounds: {start}") : (long)text.IndexOf(part, (int)start, StringComparison.Ordinal);

    private static object LastIndexOf(string text, string part, long start)
    {
        if (start < 0 || start > text.Length)
        {
            return new CelError($"index out of bounds: {start}");
        }

        var end = (int)Math.Min(start + part.Length, text.Length);
        return (long)text[..end].LastIndexOf(part, StringComparison.Ordinal);
    }

    private static object? Replace(string text, string old, string with, int limit)
    {
        if (old.Length == 0 || limit == 0)
        {
            return limit == 0 ? text : null;
        }

        var parts = Split(text, old, limit < 0 ? -1 : limit + 1);
        return text.Length + ((long)parts.Count * with.Length) > CelOperators.LongestText ? CelOperators.TooLong : string.Join(with, parts);
    }

    private static List<object?> Split(string text, string separator, int limit) => limit switch
    {
        0 => [],
        _ when separator.Length == 0 => [.. Characters(text, limit)],
        < 0 => [.. text.Split(separator)],
        _ => [.. text.Split(separator, limit)],
    };

    private static IEnumerable<string> Characters(string text, int limit)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        return limit < 0 || runes.Length <= limit ? runes : runes.Take(limit - 1).Append(string.Concat(runes.Skip(limit - 1)));
    }

    private static string? Join(object? list, string? separator) =>
        separator is not null && CelValues.IsList(list) && CelValues.Members(list)!.All(member => member is string) ? string.Join(separator, CelValues.Members(list)!) : null;
}

using System.Globalization;
using System.Text;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The function <c>format</c> of strings: <c>'%s of %d'.format([a, b])</c>.</summary>
internal static class StringFormatting
{
    private const int MostDecimals = 100;

    /// <summary>The text with its verbs replaced by values.</summary>
    public static object Format(string text, IReadOnlyList<object?> values)
    {
        var formatted = new StringBuilder();
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                formatted.Append(text[i]);
                continue;
            }

            if (++i < text.Length && text[i] == '%')
            {
                formatted.Append('%');
                continue;
            }

            var precision = ReadPrecision(text, ref i);
            if (i >= text.Length)
            {
                return new CelError("an incomplete verb in a format");
            }

            if (next >= values.Count)
            {
                return new CelError($"index {next} out of range");
            }

            if (Write(text[i], precision, values[next++]) is not { } written)
            {
                return new CelError($"the verb '%{text[i]}' does not support {CelValues.TypeName(values[next - 1])}");
            }

            formatted.Append(written);
            if (formatted.Length > CelOperators.LongestText)
            {
                return CelOperators.TooLong;
            }
        }

        return formatted.ToString();
    }

    private static int ReadPrecision(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '.')
        {
            return 6;
        }

        var precision = 0;
        for (at++; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            precision = Math.Min((precision * 10) + text[at] - '0', MostDecimals);
        }

        return precision;
    }

    private static string? Write(char verb, int precision, object? value) => (verb, value) switch
    {
        ('s', string text) => text,
        ('s', double number) => ConversionFunctions.Text(number),
        ('s', _) => Show(value),
        ('d', long or ulong) => Convert.ToString(value, CultureInfo.InvariantCulture),
        ('d', double number) when !double.IsFinite(number) => Show(number),
        ('f', double number) => number.ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        ('f', long or ulong) => Write('f', precision, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        ('e', double number) => Exponential(number, precision),
        ('e', long or ulong) => Exponential(Convert.ToDouble(value, CultureInfo.InvariantCulture), precision),
        ('b', bool flag) => flag ? "1" : "0",
        ('b', long number) => Signed(number, magnitude => magnitude.ToString("B", CultureInfo.InvariantCulture)),
        ('o', long number) => Signed(number, magnitude => Octal(magnitude)),
        ('x', long number) => Signed(number, magnitude => magnitude.ToString("x", CultureInfo.InvariantCulture)),
        ('X', long number) => Signed(number, magnitude => magnitude.ToString("X", CultureInfo.InvariantCulture)),
        ('x', string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        ('X', string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        ('x', CelBytes bytes) => Convert.ToHexStringLower(Encoding.Latin1.GetBytes(bytes.Latin)),
        ('X', CelBytes bytes) => Convert.ToHexString(Encoding.Latin1.GetBytes(bytes.Latin)),
        _ => null,
    };

    private static string? Show(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture),
        double number => double.IsFinite(number) ? number.ToString("F6", CultureInfo.InvariantCulture) : ConversionFunctions.Text(number),
        string text => StringFunctions.Quote(text),
        CelBytes bytes => bytes.ToText(),
        CelType type => type.Name,
        CelTimestamp or CelDuration => value.ToString(),
        _ when CelValues.IsMap(value) => ShowMap(value),
        _ when CelValues.IsList(value) => $"[{string.Join(", ", CelValues.Members(value)!.Select(Show))}]",
        _ => null,
    };

    private static string ShowMap(object? map) => "{" + string.Join(", ",
        CelValues.Members(map)!.Select(key => (Text: Show(key), Value: CelValues.TryGet(map, key!, out var value) ? Show(value) : null))
            .OrderBy(entry => entry.Text, StringComparer.Ordinal).Select(entry => $"{entry.Text}: {entry.Value}")) + "}";

    private static string Exponential(double number, int precision) =>
        number.ToString(precision == 0 ? "0e+00" : "0." + new string('0', precision) + "e+00", CultureInfo.InvariantCulture);

    private static string Signed(long number, Func<ulong, string> write) => number < 0 ? "-" + write((ulong)-(Int128)number) : write((ulong)number);

    private static string Octal(ulong number)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, (char)('0' + (number & 7)));
            number >>= 3;
        }
        while (number > 0);

        return digits.ToString();
    }
}

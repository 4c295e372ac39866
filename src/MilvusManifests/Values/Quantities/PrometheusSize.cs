using System.Buffers;

namespace MilvusManifests.Values.Quantities;

/// <summary>A number of bytes as Prometheus reads it: <c>10GiB</c>.</summary>
internal static class PrometheusSize
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("Prometheus size", ValueCodes.InvalidByteSize, "^(0|([0-9]*[.])?[0-9]+([KMGTPE]i?)?B)$", IsWellFormed, Advise) with { MaxLength = 64 };

    private static bool IsWellFormed(string text)
    {
        if (text == "0")
        {
            return true;
        }

        var end = text.AsSpan().IndexOfAnyExcept(Digits);
        if (end <= 0 || text[end - 1] == '.' || text.AsSpan(0, end).Count('.') > 1)
        {
            return false;
        }

        var unit = text.AsSpan(end);
        return unit is "B" || (unit.Length is 2 or 3 && "KMGTPE".Contains(unit[0], StringComparison.Ordinal) && unit[1..] is "B" or "iB");
    }

    private static string Advise(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        var digits = bare.TrimEnd([.. "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var unit = bare[digits.Length..].ToUpperInvariant().TrimEnd('B').Replace('I', 'i') + "B";
        return Syntax.IsValid(digits + unit) ? $"use {digits}{unit}" : "use a number with a unit, such as 50GB or 50GiB";
    }
}

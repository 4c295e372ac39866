using FsCheck;
using FsCheck.Fluent;

namespace MilvusManifests.Tests.Yaml;

/// <summary>Strings that YAML readers are known to take for something else.</summary>
internal static class NastyStrings
{
    public static readonly string[] All =
    [
        "", " ", "  ", "a ", " a", "\ta", "a\t", "a\tb", "a\n", "\na", "\n", "\n\n", " \n", "\n ", "a\n\n", "a\n\n\n", " \n a", " a\nb", "\ta\nb", "a\n\tb", "a\n ",
        "a\n  \nb", "a \nb ", "a\n\n b\n", "\n\n a\nb", "  \n\n a", "a\r\nb", "a\rb", "a\n#b\n", "#a\nb", "- a\n- b\n", "---\n", "a\n---\nb\n", "...\na", "%a\nb",
        "yes", "Yes", "YES", "no", "on", "Off", "y", "N", "true", "True", "tRUE", "false", "null", "Null", "nULL", "~", "=", "<<", "*", "&", "?", "-", "--", "---", "--- a", "...", ".", "..",
        "1", "0", "-1", "+1", "-0", "007", "0755", "08", "0o7", "0O7", "0x1f", "0X1F", "+0x1f", "-0x1f", "0b1", "0B1", "+0b1", "0x", "0b", "0o", "1_000", "1__0", "+_1", "-_.5", "0_x1f", "_1", "0x_1",
        "1e3", "1E3", "1.5e3", "1.5e+3", "1e", ".5", "-.5", "+.5", "5.", "1.", ".", "._", ".1_0", "1.2.3", "10.0.0.1", "1.0", "0.30.0", ".inf", "-.inf", "+.inf", ".Inf", ".nan", ".NaN", "nan", "inf", "Infinity",
        "08:00", "190:20:30", "1:2", "8080:80", "1:60", "-1:30", "1:30.5", "::1", ":", ":a", "a:", "a: b", "a:b", "a :b", "b: ", ": b", "https://x/y:z", "[::1]:9090",
        "2001-01-01", "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "2001-01-011", "20010101", "2001-x",
        "- a", "-a", "-1a", "--web.config.file=/etc/x", "#c", "a #c", "a#c", "a\t#c", "?a", "? a", "!x", "!!str a", "&a", "*a", "%", "%a", "@", "@a", "`", "`a`", "[", "]", "[a]", "{", "}", "{a: b}", "{{ x }}", "a{{ x }}",
        "|", "|-", ">", ">-", "a|b", "'", "\"", "'a'", "\"a\"", "it's", "say \"a\"", "\\", "a\\nb", ",", "a, b", "a,b", "[a, b]",
        "é", "日本", "😀", "\u0085", "a\u0085b", "\u2028", "a\u2029b", "\u00A0", "a\u00A0", "\u200B", "\uFEFF", "a\uFEFF", "\uFFFD", "\uFFFE", "\u007F", "\u0000", "\u0001", "\u001B[0m", "\u0080", "\u009F",
        "30s", "1d", "10Gi", "100m", "0.5s", "1h30m", "v1.35.0", "9090/tcp", "app.kubernetes.io/name", "sum by (job) (rate(x[5m])) > 0", "{{ $labels.x }}", "a  b", "a: \nb", "a\n: b\n",
        new('x', 5000), new string('x', 1022), new string('"', 600), string.Join(' ', Enumerable.Repeat("word", 400)), new string(' ', 2000),
    ];

    private const string Alphabet = " \n\t\r:-#'\"\\,[]{}&*!|>%@`?.=<~ab01_xoeETZy+\u0085\u2028\uFEFF\u0007é";

    public static Gen<string> Strings { get; } = Gen.Frequency(
        (4, Gen.Elements(All)),
        (4, Gen.Choose(0, 12).SelectMany(length => Gen.Elements(Alphabet.ToCharArray()).ArrayOf(length)).Select(chars => new string(chars))),
        (2, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null).Select(text => text.Replace("\0", "\u0001", StringComparison.Ordinal)).Where(IsWellFormed)),
        (2, Gen.Two(Gen.Elements(All)).Select(pair => pair.Item1 + "\n" + pair.Item2)),
        (1, Gen.Elements(Alphabet.ToCharArray()).ArrayOf(3).Select(chars => new string(chars))));

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>html</c>.</summary>
internal static class HtmlFunctions
{
    private const string UrlCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~;/?:@&=+$,#[]!*'()";

    public static ObjectValue Create() => BuiltinModule.Of(
        new BuiltinFunction("strip", (call, arguments) => Change(call, arguments, 1, Strip), "text"),
        new BuiltinFunction("escape", (call, arguments) => Change(call, arguments, 8, WebUtility.HtmlEncode), "text"),
        new BuiltinFunction("newline_to_br", (call, arguments) => Change(call, arguments, 7, BreakLines), "text"),
        new BuiltinFunction("url_encode", (call, arguments) => Change(call, arguments, 9, WebUtility.UrlEncode), "text"),
        new BuiltinFunction("url_escape", (call, arguments) => Change(call, arguments, 9, EscapeUrl), "text"));

    private static Value? Change(CallContext call, ReadOnlySpan<Value> arguments, int growth, Func<string, string> change)
    {
        if (arguments[0] is NullValue)
        {
            return arguments[0];
        }

        return Arguments.Text(call, arguments[0]) is { } text && call.ChargeText((long)text.Length * growth)
            ? Arguments.Changed(arguments[0], text, change(text))
            : null;
    }

    private static string Strip(string text)
    {
        var made = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            made.Append(text, at, open - at);
            at = close + 1;
        }

        return made.Append(text, at, text.Length - at).ToString();
    }

    private static string BreakLines(string text)
    {
        var made = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')))
            {
                made.Append("<br />");
            }

            made.Append(text[i]);
        }

        return made.ToString();
    }

    private static string EscapeUrl(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (UrlCharacters.Contains((char)b, StringComparison.Ordinal))
            {
                made.Append((char)b);
            }
            else
            {
                made.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return made.ToString();
    }
}

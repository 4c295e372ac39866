using System.Globalization;
using System.Text;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Writes text with the escapes that the language reads in a quoted string.</summary>
internal static class StringEscapes
{
    public static string Escape(string text)
    {
        var made = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': made.Append("\\\""); break;
                case '\\': made.Append("\\\\"); break;
                case '\n': made.Append("\\n"); break;
                case '\r': made.Append("\\r"); break;
                case '\t': made.Append("\\t"); break;
                case '\0': made.Append("\\0"); break;
                case '\b': made.Append("\\b"); break;
                case '\f': made.Append("\\f"); break;
                case '\v': made.Append("\\v"); break;
                case < ' ' or '\u007f': made.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: made.Append(c); break;
            }
        }

        return made.ToString();
    }
}

using System.Buffers;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>The strings and characters in a template, with the place of everything in them.</summary>
internal static class TemplateString
{
    /// <summary>The value of a string; null if an escape is not valid.</summary>
    /// <param name="text">The template.</param>
    /// <param name="span">The string, quotes included.</param>
    /// <param name="fault">The escape that is not valid.</param>
    public static MappedText? Decode(string text, TextSpan span, out TextSpan fault)
    {
        fault = default;
        var inner = new TextSpan(span.Start + 1, span.Length - 2);
        var value = new MappedText.Builder();
        var isRaw = text[span.Start] == '`';
        for (var at = inner.Start; at < inner.End;)
        {
            if (isRaw || text[at] != '\\')
            {
                // A raw string of Go has no carriage returns.
                value.Add(isRaw && text[at] == '\r' ? "" : text.AsSpan(at, 1), new TextSpan(at, 1));
                at++;
                continue;
            }

            var (code, length, isByte) = GoString.Escape(text.AsSpan(at, inner.End - at), text[span.Start]);
            if (length == 0)
            {
                fault = new TextSpan(at, Math.Min(2, inner.End - at));
                return null;
            }

            // Several bytes may be one character, but only their places matter here.
            value.Add(isByte ? ((char)code).ToString() : new Rune(code).ToString(), new TextSpan(at, length));
            at += length;
        }

        return value.Build(inner);
    }

    /// <summary>Whether a character in single quotes is one, and not none or several.</summary>
    public static bool IsCharacter(ReadOnlySpan<char> text)
    {
        var inner = text[1..^1];
        return !inner.IsEmpty && (inner[0] == '\\'
            ? GoString.Escape(inner, '\'').Length == inner.Length
            : Rune.DecodeFromUtf16(inner, out _, out var used) == OperationStatus.Done && used == inner.Length);
    }
}

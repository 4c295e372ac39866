using System.Buffers;
using System.Globalization;
using System.Text;
using MilvusManifests.Yaml.Writing;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <content>Quoted scalars.</content>
internal sealed partial class YamlScanner
{
    private static readonly SearchValues<char> DoubleQuotedStops = SearchValues.Create("\"\\\r\n");
    private static readonly SearchValues<char> SingleQuotedStops = SearchValues.Create("'\r\n");

    private void FetchQuoted(char quote)
    {
        SaveKey();
        isKeyAllowed = false;
        var from = Take(1);
        var style = quote == '\'' ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted;
        var end = text.AsSpan(at).IndexOfAny(quote == '"' ? DoubleQuotedStops : SingleQuotedStops) is >= 0 and var length ? at + length : text.Length;
        if (end < text.Length && text[end] == quote && (quote == '"' || end + 1 == text.Length || text[end + 1] != quote))
        {
            var value = text[at..end];
            at = end + 1;
            Add(new Scalar(value, style, from, Here));
            return;
        }

        Add(new Scalar(ScanQuoted(quote, from), style, from, Here));
    }

    private string ScanQuoted(char quote, Mark from)
    {
        var value = new StringBuilder();
        var isIndented = true;
        while (true)
        {
            if (IsDocumentIndicator)
            {
                throw Fail("While scanning a quoted scalar, found unexpected document indicator", from, Here);
            }

            if (at >= text.Length)
            {
                throw Fail("While scanning a quoted scalar, found unexpected end of stream", from, Here);
            }

            var isEscapedBreak = ScanQuotedWord(quote, from, value);
            if (Peek(0) == quote && !isEscapedBreak)
            {
                at++;
                CheckQuotedIndentation(from, isIndented);
                return value.ToString();
            }

            isIndented &= FoldQuoted(value, isEscapedBreak);
        }
    }

    /// <summary>Appends characters up to a blank, a line break or the closing quote; whether it ended with an escaped line break.</summary>
    private bool ScanQuotedWord(char quote, Mark from, StringBuilder value)
    {
        while (at < text.Length && !IsBlankOrEnd(Peek(0)))
        {
            if (Peek(0) == quote)
            {
                if (quote == '"' || Peek(1) != quote)
                {
                    return false;
                }

                value.Append(quote);
                at += 2;
            }
            else if (quote == '"' && Peek(0) == '\\')
            {
                if (IsBreak(Peek(1)))
                {
                    at++;
                    SkipBreak();
                    return true;
                }

                ScanEscape(from, value);
            }
            else
            {
                value.Append(text[at++]);
            }
        }

        return false;
    }

    /// <summary>Appends what blanks and line breaks fold to; whether the line after them is indented as YAML 1.2 demands.</summary>
    private bool FoldQuoted(StringBuilder value, bool isEscapedBreak)
    {
        var blanks = at;
        while (IsBlank(Peek(0)))
        {
            at++;
        }

        if (!IsBreak(Peek(0)))
        {
            value.Append(text, blanks, isEscapedBreak ? 0 : at - blanks);
            return !isEscapedBreak || IsIndented;
        }

        var breaks = 0;
        while (IsBlankOrEnd(Peek(0)) && at < text.Length)
        {
            if (IsBreak(Peek(0)))
            {
                SkipBreak();
                breaks++;
            }
            else
            {
                at++;
            }
        }

        value.Append(isEscapedBreak || breaks > 1 ? new string('\n', isEscapedBreak ? breaks : breaks - 1) : " ");
        return IsIndented;
    }

    private bool IsIndented => flowLevel > 0 || Column > indent;

    // libyaml reads on at any indentation, YAML 1.2 does not.
    private void CheckQuotedIndentation(Mark from, bool isIndented)
    {
        if (!isIndented)
        {
            SuspectQuote ??= notes is not null ? (int)from.Index
                : throw Fail("While scanning a quoted scalar, found a line that is indented too little", from, Here);
        }
    }

    private void ScanEscape(Mark from, StringBuilder value)
    {
        var c = Peek(1);
        // libyaml has one more.
        var simple = c == '\'' && notes is not null ? c : YamlEscape.Of(c);
        if (simple is { } character)
        {
            if (c == '/')
            {
                notes?.Add(at, at + 2, "the escape '\\/'", "use '/'");
            }

            value.Append(character);
            at += 2;
            return;
        }

        var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            throw Fail("While scanning a quoted scalar, found unknown escape character", from, Here);
        }

        var code = ScanCode(from, 2, digits);
        if (code is >= 0xD800 and < 0xDC00 && digits == 4 && Peek(6) == '\\' && Peek(7) == 'u' && ScanCode(from, 8, 4) is >= 0xDC00 and < 0xE000 and var low)
        {
            notes?.Add(at, at + 12, "a pair of surrogates as escapes", string.Create(CultureInfo.InvariantCulture, $"use \\U{char.ConvertToUtf32((char)code, (char)low):X8}"));
            value.Append((char)code).Append((char)low);
            at += 12;
            return;
        }

        if (!Rune.IsValid(code))
        {
            throw Fail("While scanning a quoted scalar, found invalid Unicode character escape code", from, Here);
        }

        value.Append(new Rune(code).ToString());
        at += 2 + digits;
    }

    private int ScanCode(Mark from, int ahead, int digits) =>
        at + ahead + digits <= text.Length && int.TryParse(text.AsSpan(at + ahead, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : throw Fail("While scanning a quoted scalar, did not find expected hexadecimal number", from, Here);
}

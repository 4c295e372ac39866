using System.Buffers;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <content>Plain scalars.</content>
internal sealed partial class YamlScanner
{
    private static readonly SearchValues<char> PlainStops = SearchValues.Create(" \t\r\n:");
    private static readonly SearchValues<char> FlowPlainStops = SearchValues.Create(" \t\r\n:,[]{}?");

    private void FetchPlain()
    {
        SaveKey();
        isKeyAllowed = false;
        var from = Here;
        if (flowLevel > 0 && Peek(0) == ':')
        {
            notes?.Add(at, at + 1, "an unquoted value that starts with ':' in a flow collection", "quote it");
        }

        var (lineFrom, end) = (at, ScanPlainLine(out var isComplete));
        StringBuilder? joined = null;
        var hasNoted = NoteQuestionMark(lineFrom, end, hasNoted: false);
        while (!isComplete && IsBreak(Peek(0)))
        {
            var breaks = SkipBlankLines();
            var isOutside = at >= text.Length || (flowLevel == 0 && Column <= indent) || Peek(0) == '#' || IsDocumentIndicator;
            var nextFrom = at;
            var nextEnd = isOutside ? at : ScanPlainLine(out isComplete);
            if (nextEnd == nextFrom)
            {
                isKeyAllowed = true;
                break;
            }

            hasNoted = NoteQuestionMark(nextFrom, nextEnd, hasNoted);
            joined ??= new StringBuilder().Append(text, lineFrom, end - lineFrom);
            joined.Append(breaks == 1 ? " " : new string('\n', breaks - 1)).Append(text, nextFrom, nextEnd - nextFrom);
            end = nextEnd;
            if (isComplete && flowLevel == 0)
            {
                throw Fail("While scanning a multiline plain scalar, found invalid mapping", at, at + 1);
            }
        }

        var to = new Mark(end, line, 1);
        Add(new Scalar(joined?.ToString() ?? text[lineFrom..end], ScalarStyle.Plain, from, to));
    }

    /// <summary>Moves over the rest of a line that belongs to a plain scalar, and the blanks behind it; returns where its text ends.</summary>
    private int ScanPlainLine(out bool isComplete)
    {
        var end = at;
        isComplete = true;
        while (true)
        {
            var stop = text.AsSpan(at).IndexOfAny(flowLevel > 0 ? FlowPlainStops : PlainStops);
            at = stop < 0 ? text.Length : at + stop;
            end = stop == 0 ? end : at;
            var c = Peek(0);
            if (IsBlank(c))
            {
                while (IsBlank(Peek(0)))
                {
                    at++;
                }

                if (Peek(0) == '#')
                {
                    return end;
                }
            }
            else if (c == '?' || (c == ':' && !EndsKey(Peek(1))))
            {
                end = ++at;
            }
            else
            {
                isComplete = c is ':' or ',' or '[' or ']' or '{' or '}';
                return end;
            }
        }
    }

    // YAML 1.2 ends a key at ':,' and ':]' in a flow collection; libyaml reads the ':' as part of the string.
    private bool EndsKey(char follower) => IsBlankOrEnd(follower) || (flowLevel > 0 && notes is null && IsFlowIndicator(follower));

    private bool NoteQuestionMark(int from, int end, bool hasNoted)
    {
        if (flowLevel == 0 || notes is null || hasNoted || text.AsSpan(from, end - from).IndexOf('?') is not (>= 0 and var offset))
        {
            return hasNoted;
        }

        notes.Add(from + offset, from + offset + 1, "an unquoted '?' in a flow collection", "quote the value");
        return true;
    }

    /// <summary>Moves to the next line that is not blank, and returns how many line breaks that were.</summary>
    private int SkipBlankLines()
    {
        var breaks = 0;
        while (true)
        {
            if (IsBreak(Peek(0)))
            {
                SkipBreak();
                breaks++;
            }
            else if (Peek(0) == '\t' && flowLevel == 0 && Column <= indent)
            {
                throw Fail("While scanning a plain scalar, found a tab character that violates indentation", at, at + 1);
            }
            else if (IsBlank(Peek(0)))
            {
                at++;
            }
            else
            {
                return breaks;
            }
        }
    }
}

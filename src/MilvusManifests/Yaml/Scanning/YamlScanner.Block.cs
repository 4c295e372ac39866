using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <content>Block scalars.</content>
internal sealed partial class YamlScanner
{
    private const int Unknown = -1;

    private void FetchBlockScalar(bool isLiteral)
    {
        RemoveKey();
        isKeyAllowed = true;
        var from = Take(1);
        var (chomping, increment) = ScanBlockHeader(from);
        var columns = increment == 0 ? Unknown : Math.Max(indent, 0) + increment;
        if (IsBreak(Peek(0)))
        {
            SkipBreak();
        }

        var value = new StringBuilder();
        var end = at;
        var breaks = ScanBlockBreaks(ref columns, ref end);
        if (breaks > 0 && Column > indent && Column < columns && at < text.Length && Peek(0) != '#')
        {
            throw Fail("While scanning a block scalar, found a first line that is indented less than a blank line before it", at, EndOfLine(at));
        }

        value.Append('\n', breaks);
        var wasBlank = true;
        var hasText = false;
        while (Column == columns && at < text.Length && !IsDocumentIndicator)
        {
            var isBlank = IsBlank(Peek(0));
            if (hasText)
            {
                // Between two lines of a folded scalar that start with text, a single line break is a blank.
                var isFolded = !isLiteral && !wasBlank && !isBlank;
                value.Append(isFolded && breaks == 0 ? " " : "").Append('\n', isFolded ? breaks : breaks + 1);
            }

            var lineEnd = EndOfLine(at);
            value.Append(text, at, lineEnd - at);
            at = lineEnd;
            (hasText, wasBlank, end) = (true, isBlank, at);
            if (at >= text.Length)
            {
                Finish(hasBreak: false, 0);
                return;
            }

            SkipBreak();
            end = at;
            breaks = ScanBlockBreaks(ref columns, ref end);
        }

        Finish(hasText, breaks);

        void Finish(bool hasBreak, int trailing)
        {
            if (!hasText && chomping != '+')
            {
                value.Clear();
            }

            value.Append('\n', (hasBreak && chomping != '-' ? 1 : 0) + (hasText && chomping == '+' ? trailing : 0));
            Add(new Scalar(value.ToString(), isLiteral ? ScalarStyle.Literal : ScalarStyle.Folded, from, new Mark(end, line, 1)));
        }
    }

    private (char Chomping, int Increment) ScanBlockHeader(Mark from)
    {
        var (chomping, increment) = (' ', 0);
        while (Peek(0) is '+' or '-' && chomping == ' ' || Peek(0) is >= '1' and <= '9' && increment == 0)
        {
            if (Peek(0) is '+' or '-')
            {
                chomping = Peek(0);
            }
            else
            {
                increment = Peek(0) - '0';
            }

            at++;
        }

        while (IsBlank(Peek(0)))
        {
            at++;
        }

        if (Peek(0) == '#')
        {
            at = EndOfLine(at);
        }

        return at >= text.Length || IsBreak(Peek(0)) ? (chomping, increment)
            : throw Fail("While scanning a block scalar, did not find expected comment or line break", from, Here);
    }

    /// <summary>Moves over blank lines and the indentation of the next line, and returns how many line breaks that were.</summary>
    /// <param name="columns">The columns of the block, found here while unknown.</param>
    /// <param name="end">Where the last line ends that belongs to the block.</param>
    private int ScanBlockBreaks(ref int columns, ref int end)
    {
        var (breaks, deepest) = (0, 0);
        while (true)
        {
            while ((columns == Unknown || Column < columns) && Peek(0) == ' ')
            {
                at++;
            }

            deepest = Math.Max(deepest, Column);
            if (Peek(0) == '\t' && (columns == Unknown || Column < columns))
            {
                CheckTabInBlock(columns, deepest);
            }

            if (!IsBreak(Peek(0)))
            {
                columns = columns == Unknown ? Math.Max(deepest, indent < 0 ? 0 : indent + 1) : columns;
                return breaks;
            }

            SkipBreak();
            breaks++;
            end = at;
        }
    }

    // To YAML 1.2 the tab is text, once the line is indented deeper than what is around the block.
    private void CheckTabInBlock(int columns, int deepest)
    {
        if (columns != Unknown || Column <= indent || Column < deepest)
        {
            throw Fail("While scanning a block scalar, found a tab character where an indentation space is expected", at, at + 1);
        }

        notes?.Add(at, at + 1, "a tab at the start of a block's first line", $"give the block's indentation, such as '|2'");
    }
}

namespace MilvusManifests.Cli.Printing;

/// <summary>Rows of words below a header, each column as wide as its widest cell if there is room for it.</summary>
/// <remarks>Where there is not, columns move together, then the last one is wrapped between its words or items, and then it moves below the others.</remarks>
internal static class TextTable
{
    private const int Gap = 2;
    private const int Indentation = 4;

    /// <summary>Writes the rows; the first is the header.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rows">The rows, all with the same number of cells.</param>
    /// <param name="room">The number of characters that fit on a line.</param>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows, int room)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var gap = widths.Sum() + (Gap * (widths.Length - 1)) <= room ? Gap : 1;
        var others = widths[..^1].Sum(width => width + gap);
        var rest = Math.Min(widths[^1], room - others);
        var isBelow = rest < rows.Max(row => LongestWord(row[^1]));
        foreach (var row in rows)
        {
            var line = string.Concat(row[..^1].Select((cell, column) => cell.PadRight(widths[column] + gap)));
            var (start, width) = isBelow ? (Indentation, Math.Max(1, room - Indentation)) : (others, Math.Max(1, rest));
            if (isBelow)
            {
                output.WriteLine(line.TrimEnd());
                line = new string(' ', start);
            }

            foreach (var part in Wrap(row[^1], width))
            {
                output.WriteLine((line + part).TrimEnd());
                line = new string(' ', start);
            }
        }
    }

    private static int LongestWord(string cell) => Words(cell).Max(word => word.Length);

    // The items of a list stay whole.
    private static string[] Words(string cell) =>
        cell.Contains(", ", StringComparison.Ordinal) ? cell.Replace(", ", ",\n", StringComparison.Ordinal).Split('\n') : cell.Split(' ');

    private static IEnumerable<string> Wrap(string cell, int width)
    {
        var line = "";
        foreach (var word in Words(cell))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}

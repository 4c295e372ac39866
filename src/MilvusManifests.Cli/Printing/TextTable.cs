namespace MilvusManifests.Cli.Printing;

/// <summary>Rows of words below a header, each column as wide as its widest word.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    /// <summary>Writes the rows; the first is the header.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows)
    {
        var widths = new int[rows[0].Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length + Gap);
            }
        }

        foreach (var row in rows)
        {
            output.WriteLine(string.Concat(row.Select((word, i) => word.PadRight(widths[i]))).TrimEnd());
        }
    }
}

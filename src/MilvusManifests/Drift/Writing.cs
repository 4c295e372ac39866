namespace MilvusManifests.Drift;

/// <summary>In what two texts differ that contain the same objects.</summary>
internal static class Writing
{
    /// <summary>The difference in words.</summary>
    public static string Name(string written, string generated) =>
        written == generated ? "only a byte order mark"
        : Lines(written, IsContent).SequenceEqual(Lines(generated, IsContent), StringComparer.Ordinal) ? "only white space"
        : Lines(written, IsData).SequenceEqual(Lines(generated, IsData), StringComparer.Ordinal) ? "only comments"
        : "only how the same values are written";

    private static bool IsContent(string line) => line.Length > 0;

    private static bool IsData(string line) => line.Length > 0 && line.TrimStart()[0] != '#';

    private static IEnumerable<string> Lines(string text, Func<string, bool> counts) => text.Split('\n').Select(line => line.TrimEnd()).Where(counts);
}

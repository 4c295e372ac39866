namespace MilvusManifests.Tests.CommandLine.Reports;

/// <summary>A line of a log as the runner of GitHub Actions reads it: what begins with <c>::</c> is a command, and its escapes are undone in this order.</summary>
internal sealed record RunnerCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    public static RunnerCommand Parse(string line)
    {
        Assert.StartsWith("::", line, StringComparison.Ordinal);
        var end = line.IndexOf("::", 2, StringComparison.Ordinal);
        var head = line[2..end].Split(' ', 2);
        var properties = head[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => UnescapeProperty(pair[1]), StringComparer.Ordinal);
        return new(head[0], properties, UnescapeData(line[(end + 2)..]));
    }

    public static string UnescapeData(string text) =>
        text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    public static string UnescapeProperty(string text) =>
        UnescapeData(text.Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal));
}

using System.Collections.Immutable;

namespace MilvusManifests.Tests.Templating;

/// <summary>
/// The published cases that come out otherwise here on purpose: <c>deliberate-differences.txt</c>, a reason on a line of its own
/// and below it, indented, the cases it explains.
/// </summary>
internal static class DeliberateDifferences
{
    public static ImmutableSortedDictionary<string, string> Read()
    {
        var reasons = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var reason = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "Templating", "deliberate-differences.txt")))
        {
            if (line.StartsWith(' '))
            {
                reasons.Add(line.Trim(), reason);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                reason = line;
            }
        }

        return reasons.ToImmutable();
    }
}

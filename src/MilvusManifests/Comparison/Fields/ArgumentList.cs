using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>A command line as its program reads it: flags by name with their values, and positional arguments.</summary>
internal sealed class ArgumentList
{
    private readonly SortedDictionary<string, List<string>> flags = new(StringComparer.Ordinal);

    private ArgumentList(YamlSequence arguments)
    {
        for (var i = 0; i < arguments.Items.Length; i++)
        {
            var argument = Text(arguments, i)!;
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            if (!IsFlag(argument))
            {
                Add("", argument);
            }
            else if (equals > 0)
            {
                Add(argument[..equals], argument[(equals + 1)..]);
            }
            else if (Text(arguments, i + 1) is { } value && !value.StartsWith('-'))
            {
                Add(argument, value);
                i++;
            }
            else
            {
                Add(argument, "");
            }
        }
    }

    /// <summary>Whether two lists are command lines.</summary>
    public static bool Fits(string field, YamlSequence old, YamlSequence fresh) =>
        field is "args" or "command"
        && IsText(old) && IsText(fresh)
        && (old.Items.Concat(fresh.Items).Any(item => IsFlag(((YamlScalar)item).Value)) || field == "args");

    /// <summary>The flags and arguments that differ; a positional argument has an empty name.</summary>
    public static IEnumerable<(string Flag, string? Old, string? New)> Compare(YamlSequence old, YamlSequence fresh)
    {
        var (left, right) = (new ArgumentList(old).flags, new ArgumentList(fresh).flags);
        foreach (var flag in left.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (removed, added) = Differences(left.GetValueOrDefault(flag) ?? [], right.GetValueOrDefault(flag) ?? []);
            for (var i = 0; i < Math.Max(removed.Count, added.Count); i++)
            {
                yield return (flag, i < removed.Count ? removed[i] : null, i < added.Count ? added[i] : null);
            }
        }
    }

    private static (List<string> Old, List<string> New) Differences(List<string> old, List<string> fresh)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        fresh.ForEach(value => counts[value] = counts.GetValueOrDefault(value) + 1);
        var removed = old.FindAll(value => !Take(counts, value));
        var rest = new Dictionary<string, int>(StringComparer.Ordinal);
        old.ForEach(value => rest[value] = rest.GetValueOrDefault(value) + 1);
        return (removed, fresh.FindAll(value => !Take(rest, value)));
    }

    private static bool Take(Dictionary<string, int> counts, string value)
    {
        if (counts.GetValueOrDefault(value) == 0)
        {
            return false;
        }

        counts[value]--;
        return true;
    }

    private void Add(string flag, string value)
    {
        if (!flags.TryGetValue(flag, out var values))
        {
            flags[flag] = values = [];
        }

        values.Add(value);
    }

    private static bool IsText(YamlSequence list) => list.Items.All(item => item is YamlScalar);

    private static bool IsFlag(string argument) => argument.Length > 1 && argument[0] == '-' && (argument[1] == '-' || char.IsAsciiLetter(argument[1]));

    private static string? Text(YamlSequence list, int at) => at < list.Items.Length ? ((YamlScalar)list.Items[at]).Value : null;
}

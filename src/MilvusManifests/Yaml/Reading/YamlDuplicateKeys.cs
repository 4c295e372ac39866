using MilvusManifests.Text;

namespace MilvusManifests.Yaml.Reading;

/// <summary>Finds duplicate keys in a mapping.</summary>
internal static class YamlDuplicateKeys
{
    private const int SmallCount = 12;

    /// <summary>Reports the entries whose key occurred earlier, and returns the entries without them.</summary>
    public static YamlEntry[] Remove(YamlEntry[] entries, DiagnosticBag diagnostics)
    {
        HashSet<int>? repeated = null;
        Dictionary<string, int>? seen = entries.Length > SmallCount ? new(entries.Length, StringComparer.Ordinal) : null;
        for (var i = 0; i < entries.Length; i++)
        {
            var first = seen is null ? IndexOf(entries, i) : seen.TryAdd(entries[i].Key.Value, i) ? -1 : seen[entries[i].Key.Value];
            if (first < 0)
            {
                continue;
            }

            (repeated ??= []).Add(i);
            diagnostics.Add(Report(entries[first].Key, entries[i].Key));
        }

        return repeated is null ? entries : [.. entries.Where((_, i) => !repeated.Contains(i))];
    }

    /// <summary>The error for a key and the earlier one that it repeats.</summary>
    public static Diagnostic Report(YamlScalar first, YamlScalar second) =>
        Diagnostic.Error(YamlCodes.DuplicateKey, second.Location, $"duplicate key '{Excerpt.Of(second.Value)}'; remove one")
            .With(new RelatedLocation("first at", first.Location));

    private static int IndexOf(YamlEntry[] entries, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (string.Equals(entries[i].Key.Value, entries[end].Key.Value, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

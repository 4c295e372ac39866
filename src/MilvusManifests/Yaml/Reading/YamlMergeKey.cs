using MilvusManifests.Text;

namespace MilvusManifests.Yaml.Reading;

/// <summary>
/// The merge key <c>&lt;&lt;</c> of YAML 1.1. The readers of kubectl, kustomize and Helm apply it, so it is applied here: a key of the mapping
/// itself wins over a merged one, and of several merged mappings the first one wins.
/// </summary>
internal static class YamlMergeKey
{
    /// <summary>Whether a key is the merge key; quoted or tagged, it is a string.</summary>
    public static bool Is(YamlScalar key) => key is { Style: YamlScalarStyle.Plain, Value: "<<" };

    /// <summary>The entries, with the merge key replaced by the merged ones.</summary>
    public static YamlEntry[] Apply(YamlEntry[] entries, DiagnosticBag diagnostics, ref long copied)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!Is(entry.Key))
            {
                taken.Add(entry.Key.Value);
            }
        }

        var merged = new List<YamlEntry>(entries.Length);
        foreach (var entry in entries)
        {
            if (!Is(entry.Key))
            {
                merged.Add(entry);
                continue;
            }

            foreach (var source in Sources(entry, diagnostics))
            {
                foreach (var inherited in source.Entries)
                {
                    if (taken.Add(inherited.Key.Value))
                    {
                        merged.Add(inherited);
                        copied += inherited.Value.NodeCount;
                    }
                }
            }
        }

        return [.. merged];
    }

    private static IEnumerable<YamlMapping> Sources(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Value is YamlMapping mapping)
        {
            return [mapping];
        }

        if (entry.Value is YamlSequence sequence && sequence.Items.All(item => item is YamlMapping))
        {
            return sequence.Items.Cast<YamlMapping>();
        }

        if (IsUnknown(entry.Value) || (entry.Value is YamlSequence aliases && aliases.Items.Any(IsUnknown)))
        {
            return [];
        }

        diagnostics.Error(YamlCodes.Merge, entry.Key.Location!,
            $"'<<' merges a mapping or a list of mappings, not {entry.Value.Description}", "to have a key of that name, quote it: \"<<\"");
        return [];
    }

    // What an alias without an anchor becomes, which is reported: only then something is written where nothing is.
    private static bool IsUnknown(YamlNode node) => node is YamlScalar { Style: YamlScalarStyle.Plain, Value: "", Location.Span.Length: > 0 };
}

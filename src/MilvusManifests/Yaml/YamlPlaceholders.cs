using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>The values in a document that something replaces later (<see cref="YamlScalar.IsPlaceholder"/>).</summary>
internal static class YamlPlaceholders
{
    /// <summary>Whether a node has one, in a key or a value.</summary>
    public static bool AreIn(YamlNode? node) => node switch
    {
        YamlScalar scalar => scalar.IsPlaceholder,
        YamlSequence sequence => sequence.Items.Any(AreIn),
        YamlMapping mapping => mapping.Entries.Any(entry => entry.Key.IsPlaceholder || AreIn(entry.Value)),
        _ => false,
    };

    /// <summary>Adds the places of a node's.</summary>
    public static void AddPlaces(YamlNode node, HashSet<Location> places)
    {
        switch (node)
        {
            case YamlScalar { IsPlaceholder: true, Location: { } place }:
                places.Add(place);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    AddPlaces(item, places);
                }

                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    AddPlaces(key, places);
                    AddPlaces(value, places);
                }

                break;
        }
    }
}

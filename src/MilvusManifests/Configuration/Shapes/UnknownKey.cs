using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Describes a key that its mapping does not have.</summary>
internal static class UnknownKey
{
    /// <summary>The diagnostic: with the key that was likely meant, else with where the key belongs, else with the keys of the mapping.</summary>
    public static Diagnostic Describe(YamlScalar key, MappingShape shape, Place place, MappingShape root)
    {
        var names = shape.Properties.Select(property => property.Name);
        if (Unspaced(key, shape) is { } space)
        {
            return Diagnostic.Error(ConfigurationCodes.UnknownKey, space.Location, place.Describe(space.Message));
        }

        var where = place.Path.Depth == 0 ? "" : $" in '{place.Path}'";
        return Diagnostic.Error(ConfigurationCodes.UnknownKey, key.Location, $"unknown key {Quote.Value(key.Value)}{where}{Advice(key.Value, names, root, place)}");
    }

    /// <summary>The key of the shape that an unknown one was likely meant to be; null when none is similar.</summary>
    public static string? Suggest(YamlScalar key, MappingShape shape) =>
        Unspaced(key, shape)?.Key ?? Suggestion.For(key.Value, shape.Properties.Select(property => property.Name));

    private static MissingSpace? Unspaced(YamlScalar key, MappingShape shape) =>
        MissingSpace.In(key) is { } space && shape.Find(space.Key) is not null ? space : null;

    private static string Advice(string key, IEnumerable<string> names, MappingShape root, Place place)
    {
        if (Suggestion.For(key, names) is { } likely)
        {
            return $"; did you mean '{likely}'?";
        }

        var homes = new List<string>();
        FindHomes(root, key, "", homes);
        return homes.Count == 1 && IsNear(homes[0], place) ? $"; it belongs in '{homes[0]}'" : $"; known keys: {string.Join(", ", names)}";
    }

    // Another section has the key for something else, and so has what is deeper inside of another part of the section.
    private static bool IsNear(string home, Place place) =>
        place.Path.Depth == 0 || (SectionOf(home) == SectionOf(place.Path.ToString()) && (place.Path.Depth == 1 || home.Count(letter => letter == '.') < place.Path.Depth));

    private static string SectionOf(string path) => path.Split('.', '[')[0];

    private static void FindHomes(Shape shape, string key, string path, List<string> homes)
    {
        if (shape is SequenceShape sequence)
        {
            FindHomes(sequence.Item, key, path + "[]", homes);
        }
        else if (shape is ChoiceOrMappingShape either)
        {
            FindHomes(either.Mapping, key, path, homes);
        }
        else if (shape is MappingShape { IsVerbatim: false } mapping)
        {
            foreach (var property in mapping.Properties)
            {
                if (string.Equals(property.Name, key, StringComparison.Ordinal) && path.Length > 0)
                {
                    homes.Add(path);
                }

                FindHomes(property.Shape, key, path.Length == 0 ? property.Name : $"{path}.{property.Name}", homes);
            }
        }
    }
}

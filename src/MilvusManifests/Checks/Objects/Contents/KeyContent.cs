using System.Text;
using MilvusManifests.Cluster;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.Contents;

/// <summary>What a ConfigMap or Secret has under a key, for a program that reads it as YAML or JSON.</summary>
/// <param name="Root">The document.</param>
/// <param name="Value">Where the text is written in the object.</param>
/// <param name="IsEncoded">Whether the text is in base64.</param>
internal sealed record KeyContent(YamlMapping Root, YamlScalar Value, bool IsEncoded)
{
    private const int MostCharacters = 1 << 20;

    /// <summary>Where a node of the document is written in the object; that of the whole text if it is encoded.</summary>
    public Location? PlaceOf(YamlNode? node) =>
        !IsEncoded && node?.Location is { } inside && ScalarPlaces.Of(Value) is { } places ? places.At(inside.Span.Start, inside.Span.Length) : Value.Location;

    /// <summary>The content of a key; null if the object does not have it, or it cannot be read.</summary>
    public static KeyContent? Of(ClusterObject owner, string key) =>
        All(owner, candidate => candidate == key).FirstOrDefault();

    /// <summary>The contents of some keys, but for those that cannot be read.</summary>
    public static IEnumerable<KeyContent> All(ClusterObject owner, Func<string, bool> wants)
    {
        foreach (var field in (string[])["data", "stringData"])
        {
            var isEncoded = owner.Reference.Kind == "Secret" && field == "data";
            foreach (var (key, value) in owner.Fields.Entries(field))
            {
                if (wants(key.Value) && value is YamlScalar { Value.Length: <= MostCharacters } text && Read(text, isEncoded) is { } root)
                {
                    yield return new(root, text, isEncoded);
                }
            }
        }
    }

    // What is wrong with the text is for the program that reads it to say.
    private static YamlMapping? Read(YamlScalar value, bool isEncoded)
    {
        var text = value.Value;
        if (isEncoded)
        {
            var bytes = new byte[text.Length];
            if (!Convert.TryFromBase64String(text, bytes, out var length))
            {
                return null;
            }

            text = Encoding.UTF8.GetString(bytes, 0, length);
        }

        return YamlReader.ReadSingle(new SourceText("", text)).Value?.Root as YamlMapping;
    }
}

using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>Finds what an object makes the cluster pull.</summary>
/// <remarks>
/// Whatever the kind, an image stands at a key <c>image</c>: of a container, of a custom resource for its operator to use, or as the reference of
/// an image volume. The one exception is an operator that is told an image on its command line.
/// </remarks>
internal static class ImageFinder
{
    /// <summary>Whether an object of a kind may make the cluster pull something.</summary>
    public static bool NamesImages(string kind) => kind is not ("CustomResourceDefinition" or "ConfigMap" or "Secret" or "PrometheusRule");

    /// <summary>The images of an object and the fields that name them.</summary>
    public static IEnumerable<(ImageReference Image, FieldPath Path)> Find(ManifestObject candidate) =>
        NamesImages(candidate.Reference.Kind) ? Find(candidate.Node, FieldPath.Root, "") : [];

    /// <summary>The image that an argument of a command line names; empty where it names none.</summary>
    public static string InArgument(string argument)
    {
        var value = argument.IndexOf('=', StringComparison.Ordinal) + 1;
        var name = argument.AsSpan(0, value);
        return name.SequenceEqual("--prometheus-config-reloader=") || (name.StartsWith("--", StringComparison.Ordinal) && name.EndsWith("-image=", StringComparison.Ordinal))
            ? argument[value..]
            : "";
    }

    private static IEnumerable<(ImageReference Image, FieldPath Path)> Find(YamlNode node, FieldPath path, string key) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry =>
            Find(entry.Value, path.Field(entry.Key.Value), key == "image" && entry.Key.Value == "reference" ? "image" : entry.Key.Value)),
        YamlSequence sequence => sequence.Items.SelectMany((item, index) => Find(item, path.Item(index), key is "args" or "command" ? "arg" : "")),
        YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } scalar when key == "image" => [(ImageReference.Parse(scalar.Value), path)],
        YamlScalar { Kind: YamlScalarKind.String } scalar when key == "arg" && InArgument(scalar.Value) is { Length: > 0 } image => [(ImageReference.Parse(image), path)],
        _ => [],
    };
}

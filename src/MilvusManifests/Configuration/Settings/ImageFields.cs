using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Where objects name images.</summary>
/// <remarks>
/// Whatever the kind, an image is at a key <c>image</c>: of a container, of a custom resource for its operator to use, or as the reference of an image
/// volume. The one exception is an operator that is given an image on its command line.
/// </remarks>
internal static class ImageFields
{
    /// <summary>Whether an object of a kind may make the cluster pull something.</summary>
    public static bool AreIn(string kind) => kind is not ("CustomResourceDefinition" or "ConfigMap" or "Secret" or "PrometheusRule");

    /// <summary>The images of an object, and the fields that name them.</summary>
    public static IEnumerable<(ImageReference Image, FieldPath Path)> Find(YamlMapping node) => AreIn((node["kind"] as YamlScalar)?.Value ?? "") ? Find(node, "", FieldPath.Root) : [];

    /// <summary>What the value of a key is, seen from the key that holds its mapping: <c>image</c> for an image.</summary>
    private static string Role(string outer, string key) => outer == "image" && key == "reference" ? "image" : key;

    /// <summary>What the items of a list are: <c>argument</c> for those of a command line.</summary>
    private static string ItemRole(string key) => key is "args" or "command" ? "argument" : "";

    /// <summary>The image that a scalar names; empty where it names none.</summary>
    private static string In(YamlScalar scalar, string role) => scalar.Kind != YamlScalarKind.String ? "" : role switch
    {
        "image" => scalar.Value,
        "argument" => InArgument(scalar.Value),
        _ => "",
    };

    /// <summary>An object with its images changed; the same one where none changes.</summary>
    /// <param name="node">The object.</param>
    /// <param name="change">Creates the replacement of an image.</param>
    /// <param name="place">Where the change was asked for.</param>
    public static YamlMapping Change(YamlMapping node, Func<ImageReference, ImageReference> change, Location? place) => AreIn((node["kind"] as YamlScalar)?.Value ?? "")
        ? (YamlMapping)Visit(node, "", (scalar, role) => In(scalar, role) is { Length: > 0 } image ? Changed(scalar, image, change, place) : scalar)
        : node;

    /// <summary>An object with images changed wherever it names one of some, as a text of its own; the same one where none changes.</summary>
    public static YamlMapping ChangeText(YamlMapping node, Func<ImageReference, ImageReference> change, Location? place) =>
        (YamlMapping)Visit(node, "", (scalar, _) => scalar.Kind == YamlScalarKind.String ? Changed(scalar, scalar.Value, change, place) : scalar);

    private static YamlScalar Changed(YamlScalar scalar, string image, Func<ImageReference, ImageReference> change, Location? place) =>
        change(ImageReference.Parse(image)).ToString() is var changed && changed == image
            ? scalar
            : new YamlScalar(scalar.Value[..^image.Length] + changed, scalar.Style, YamlScalarKind.String, place);

    private static string InArgument(string argument)
    {
        var value = argument.IndexOf('=', StringComparison.Ordinal) + 1;
        var name = argument.AsSpan(0, value);
        return name.SequenceEqual("--prometheus-config-reloader=") || (name.StartsWith("--", StringComparison.Ordinal) && name.EndsWith("-image=", StringComparison.Ordinal))
            ? argument[value..]
            : "";
    }

    private static IEnumerable<(ImageReference Image, FieldPath Path)> Find(YamlNode node, string role, FieldPath path) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Find(entry.Value, Role(role, entry.Key.Value), path.Field(entry.Key.Value))),
        YamlSequence sequence => sequence.Items.SelectMany((item, index) => Find(item, ItemRole(role), path.Item(index))),
        YamlScalar scalar when In(scalar, role) is { Length: > 0 } image => [(ImageReference.Parse(image), path)],
        _ => [],
    };

    private static YamlNode Visit(YamlNode node, string role, Func<YamlScalar, string, YamlScalar> change) => node switch
    {
        YamlMapping mapping => mapping.WithValues(entry => Visit(entry.Value, Role(role, entry.Key.Value), change)),
        YamlSequence sequence => sequence.WithItems(item => Visit(item, ItemRole(role), change)),
        YamlScalar scalar => change(scalar, role),
        _ => node,
    };
}

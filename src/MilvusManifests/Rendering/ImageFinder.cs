using System.Globalization;
using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>Finds what an object makes the cluster pull.</summary>
/// <remarks>
/// Whatever the kind, an image stands at a key <c>image</c>: of a container, of a custom resource for its operator to use, or as the reference of
/// an image volume. The one exception is an operator that is told an image on its command line.
/// </remarks>
internal sealed class ImageFinder
{
    private readonly List<(string? Key, int Index)> path = [];
    private readonly List<(string Image, string Path)> found = [];

    private ImageFinder()
    {
    }

    /// <summary>Whether an object of a kind may make the cluster pull something.</summary>
    public static bool NamesImages(string kind) => kind is not ("CustomResourceDefinition" or "ConfigMap" or "Secret" or "PrometheusRule");

    /// <summary>The images of an object and the fields that name them.</summary>
    public static IReadOnlyList<(string Image, string Path)> Find(ManifestObject candidate)
    {
        if (!NamesImages(candidate.Reference.Kind))
        {
            return [];
        }

        var finder = new ImageFinder();
        finder.Visit(candidate.Node, "");
        return finder.found;
    }

    private void Visit(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    path.Add((entry.Key.Value, 0));
                    Visit(entry.Value, key == "image" && entry.Key.Value == "reference" ? "image" : entry.Key.Value);
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    path.Add((null, i));
                    Visit(sequence.Items[i], key is "args" or "command" ? "arg" : "");
                    path.RemoveAt(path.Count - 1);
                }

                break;
            case YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } scalar when key is "image" or "arg":
                var image = key == "image" ? scalar.Value : InArgument(scalar.Value);
                if (image.Length > 0)
                {
                    found.Add((image, ShowPath()));
                }

                break;
        }
    }

    private string ShowPath()
    {
        var shown = new StringBuilder();
        foreach (var (key, index) in path)
        {
            _ = key is null
                ? shown.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']')
                : shown.Append(shown.Length == 0 ? "" : ".").Append(key);
        }

        return shown.ToString();
    }

    /// <summary>The image that an argument of a command line names; empty where it names none.</summary>
    public static string InArgument(string argument)
    {
        var value = argument.IndexOf('=', StringComparison.Ordinal) + 1;
        var name = argument.AsSpan(0, value);
        return name.SequenceEqual("--prometheus-config-reloader=") || (name.StartsWith("--", StringComparison.Ordinal) && name.EndsWith("-image=", StringComparison.Ordinal))
            ? argument[value..]
            : "";
    }
}

using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation.Selection;

/// <summary>
/// The files that kustomizations name and that are not manifests on their own: patches, inputs of generators, transformers, values of Helm charts.
/// The fields are those of kustomize's <c>Kustomization</c> (kustomize.config.k8s.io/v1beta1).
/// </summary>
internal static class KustomizeInputs
{
    private static readonly string[] FileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    // Each is a list of paths; an item that is written in place names no file.
    private static readonly string[] PathLists = ["patchesStrategicMerge", "transformers", "generators", "validators", "configurations", "crds"];

    private static readonly string[] GeneratorLists = ["configMapGenerator", "secretGenerator"];

    private static readonly string[] ResourceLists = ["resources", "bases", "components"];

    /// <summary>Whether a file is a kustomization by its name.</summary>
    public static bool IsKustomization(string path) => FileNames.Contains(Path.GetFileName(path), StringComparer.Ordinal);

    /// <summary>The full paths of the files and folders that a kustomization uses other than as a resource.</summary>
    /// <param name="text">The kustomization.</param>
    /// <param name="path">Its path.</param>
    public static ImmutableArray<string> InputsOf(SourceText text, string path) => FullPaths(text, path, Inputs);

    /// <summary>Whether a file is among such paths.</summary>
    /// <param name="inputs">The paths.</param>
    /// <param name="file">The path of the file.</param>
    public static bool Contain(ImmutableHashSet<string> inputs, string file)
    {
        // A folder of transformers may be named as a whole.
        for (var path = inputs.IsEmpty ? null : Path.GetFullPath(file); path is not null; path = Path.GetDirectoryName(path))
        {
            if (inputs.Contains(path))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The full paths of the files and folders that a kustomization names as resources, bases and components.</summary>
    /// <param name="text">The kustomization.</param>
    /// <param name="path">Its path.</param>
    public static ImmutableArray<string> ResourcesOf(SourceText text, string path) =>
        FullPaths(text, path, root => ResourceLists.SelectMany(name => Items(root, name)).Select(Text));

    /// <summary>Whether a kustomization is a component, which is never built on its own.</summary>
    public static bool IsComponent(SourceText text) =>
        KubectlReader.Read(text).Value.Any(document => document.Root is YamlMapping root && root["kind"] is YamlScalar { Value: "Component" });

    private static ImmutableArray<string> FullPaths(SourceText text, string path, Func<YamlMapping, IEnumerable<string?>> named)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return
        [
            .. from document in KubectlReader.Read(text).Value
               where document.Root is YamlMapping
               from name in named((YamlMapping)document.Root)
               where name is { Length: > 0 } && !name.Contains('\n') && !name.Contains('\0')
               select Path.GetFullPath(Path.Combine(folder, name)),
        ];
    }

    private static IEnumerable<string?> Inputs(YamlMapping root)
    {
        var patches = Items(root, "patches").Concat(Items(root, "patchesJson6902")).Concat(Items(root, "replacements")).Select(patch => Text((patch as YamlMapping)?["path"]));
        var inputs = GeneratorLists.SelectMany(name => Items(root, name)).OfType<YamlMapping>().SelectMany(GeneratorInputs);
        var values = Items(root, "helmCharts").OfType<YamlMapping>().SelectMany(chart => Items(chart, "additionalValuesFiles").Append(chart["valuesFile"]).Select(Text));
        return [.. PathLists.SelectMany(name => Items(root, name)).Select(Text), .. patches, .. inputs, .. values, Text(root.At("openapi", "path"))];
    }

    // A file may be given another key: key=path.
    private static IEnumerable<string?> GeneratorInputs(YamlMapping generator) =>
        Items(generator, "files").Select(Text).Select(file => file?[(file.IndexOf('=', StringComparison.Ordinal) + 1)..])
            .Concat(Items(generator, "envs").Append(generator["env"]).Select(Text));

    private static ImmutableArray<YamlNode> Items(YamlMapping mapping, string name) => mapping[name] is YamlSequence list ? list.Items : [];

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Value;
}

namespace MilvusManifests.Upstream;

/// <summary>Where upstream's <c>manifests/</c> is: in a checkout, in an archive with one folder at its top, or the whole of either.</summary>
internal static class ManifestsFolder
{
    /// <summary>The folder's name in a checkout.</summary>
    public const string Name = "manifests";

    /// <summary>The folder below it that holds the CustomResourceDefinitions and the Namespace.</summary>
    public const string Setup = "setup";

    /// <summary>The prefix of the paths of upstream's manifests; null if there are none.</summary>
    /// <param name="paths">Paths of files, with <c>/</c>.</param>
    public static string? Find(IReadOnlyCollection<string> paths)
    {
        var first = paths.FirstOrDefault() ?? "";
        var top = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        var hasTop = top.Length > 0 && paths.All(path => path.StartsWith(top, StringComparison.Ordinal));
        string[] candidates = hasTop ? [$"{Name}/", $"{top}{Name}/", "", top] : [$"{Name}/", ""];
        return Array.Find(candidates, candidate => paths.Any(path => path.StartsWith($"{candidate}{Setup}/", StringComparison.Ordinal) && IsYaml(path)));
    }

    /// <summary>Whether a path below the folder is that of a file to read.</summary>
    public static bool IsRead(string path)
    {
        var name = path.StartsWith($"{Setup}/", StringComparison.Ordinal) ? path[(Setup.Length + 1)..] : path;
        return IsYaml(name) && !name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('.') && name is not ("kustomization.yaml" or "kustomization.yml");
    }

    /// <summary>Whether a path is that of a YAML file.</summary>
    public static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);
}

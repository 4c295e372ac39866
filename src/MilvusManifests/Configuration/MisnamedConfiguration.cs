namespace MilvusManifests.Configuration;

/// <summary>A file that is likely meant as the configuration, and is not read because of its name.</summary>
internal static class MisnamedConfiguration
{
    private static readonly string[] OtherNames =
        ["manifests.config.yaml", "manifests.config.yml", "manifests.config.json", "manifest.config.yaml", "manifest.config.yml", "manifests-config.yaml", "manifests.conf.yaml"];

    /// <summary>The file beside an absent configuration; null if there is none.</summary>
    /// <param name="path">The path of the configuration.</param>
    public static string? Find(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        var other = Path.GetExtension(path).ToUpperInvariant() switch { ".YAML" => ".yml", ".YML" => ".yaml", _ => null };
        string[] candidates = [.. other is null ? [] : new[] { Path.ChangeExtension(path, other) }, .. OtherNames.Select(name => Path.Combine(folder, name))];
        return Array.Find(candidates, candidate => candidate != path && File.Exists(candidate));
    }
}

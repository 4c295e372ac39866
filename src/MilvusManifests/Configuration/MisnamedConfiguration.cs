using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>A file that is likely meant as the configuration, and is not read because of its name.</summary>
internal static class MisnamedConfiguration
{
    private static readonly string[] OtherNames =
        ["manifests.config.yml", "manifests.config.json", "manifest.config.yaml", "manifest.config.yml", "manifests-config.yaml", "manifests.conf.yaml"];

    /// <summary>The file beside an absent configuration of the default name; null if there is none.</summary>
    /// <param name="path">The path of the configuration.</param>
    public static string? Find(string path) => Array.Find([.. OtherNames.Select(name => Path.Combine(Path.GetDirectoryName(path) ?? "", name))], File.Exists);

    /// <summary>What follows after the message that a configuration does not exist; null if nothing is like it.</summary>
    /// <param name="path">Its path.</param>
    public static string? Advise(string path)
    {
        if (Path.GetFileName(path) == ConfigurationShape.FileName)
        {
            return Find(path) is { } other ? $", but '{other}' does; rename it" : null;
        }

        var folder = Path.GetDirectoryName(path) ?? "";
        var names = Directory.Exists(folder.Length == 0 ? "." : folder) ? Directory.GetFiles(folder.Length == 0 ? "." : folder).Select(file => Path.GetFileName(file)) : [];
        return Suggestion.For(Path.GetFileName(path), names) is { } near ? $"; {Suggestion.Lead} '{Path.Combine(folder, near)}'?" : null;
    }
}

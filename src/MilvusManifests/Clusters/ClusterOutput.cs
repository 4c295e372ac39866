using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Clusters;

/// <summary>Where the sets of the clusters of a configuration are written.</summary>
/// <param name="Document">The clusters.</param>
/// <param name="Folder">The folder that those of the clusters are in.</param>
/// <param name="Templates">The folder of the user's templates.</param>
internal sealed record ClusterOutput(ConfigurationDocument Document, string Folder, string Templates)
{
    private const string Key = "output";

    /// <summary>Whether any difference from what is there is an error.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The folder of the configuration, where the output is named by the configuration and so has to be below it; null where it was given otherwise.</summary>
    public string? Within { get; private init; }

    /// <summary>The clusters.</summary>
    public IEnumerable<string> Names => Document.Clusters.Select(cluster => cluster.Name);

    /// <summary>A folder that the configuration may not write to is reported by the runs of the clusters, and nothing is written there before.</summary>
    public bool IsOwn =>
        ConfigurationReader.Read(Document.Clusters[0].Document).Succeeded && (Within is null || ContainedPath.Fault(Within, Below(Document)) is null);

    /// <summary>The folders of a run.</summary>
    /// <param name="document">The clusters.</param>
    /// <param name="folder">The folder of the configuration.</param>
    /// <param name="output">The output folder; null for the one that the configuration names.</param>
    /// <param name="templates">The folder of the user's templates; null for the one that the configuration names.</param>
    public static ClusterOutput Of(ConfigurationDocument document, string folder, string? output, string? templates) =>
        new(document, output ?? Path.Combine(folder, Below(document)), templates ?? Path.Combine(folder, Text(document, "templates") ?? "templates")) { Within = output is null ? folder : null };

    /// <summary>The output folder below that of the configuration.</summary>
    public static string Below(ConfigurationDocument document) => Text(document, Key) is { } named ? RelativePath.Normalise(named) : Key;

    private static string? Text(ConfigurationDocument document, string key) => ((document.Root as YamlMapping)?[key] as YamlScalar)?.Value;
}

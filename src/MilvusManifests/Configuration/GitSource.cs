namespace MilvusManifests.Configuration;

/// <summary>Upstream's files at a tag of a git repository.</summary>
/// <param name="Url">The repository: a URL, or a path relative to the folder of the configuration.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Commit">The commit that the tag must be.</param>
public sealed record GitSource(Setting<string> Url, Setting<string> Tag, Setting<string> Commit) : KubePrometheusSource(Url.Location)
{
    /// <summary>Whether the repository is on this machine, by a path relative to the folder of the configuration.</summary>
    public bool IsPath => SourceSyntax.IsPath(Url.Value);
}

using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration;

/// <summary>Where the stack's objects come from: <c>kubePrometheus.source</c>.</summary>
/// <param name="Location">Where it is configured; null for the default.</param>
internal abstract record KubePrometheusSource(Location? Location);

/// <summary>The templates that come with the program.</summary>
/// <param name="Location">Where it is configured; null for the default.</param>
internal sealed record BuiltinSource(Location? Location) : KubePrometheusSource(Location)
{
    /// <summary>Its name in the configuration.</summary>
    public const string Word = "builtin";
}

/// <summary>Upstream's files in a folder.</summary>
/// <param name="Path">A checkout, an unpacked release or its <c>manifests</c> folder, relative to the configuration's folder.</param>
internal sealed record DirectorySource(Setting<string> Path) : KubePrometheusSource(Path.Location);

/// <summary>Upstream's files in an archive.</summary>
/// <param name="Address">A path relative to the configuration's folder, or an https URL.</param>
/// <param name="Sha256">The archive's SHA-256, 64 lowercase hexadecimal digits.</param>
internal sealed record ArchiveSource(Setting<string> Address, Setting<string> Sha256) : KubePrometheusSource(Address.Location)
{
    /// <summary>Whether the archive is downloaded.</summary>
    public bool IsRemote => !SourcePath.IsValid(Address.Value);
}

/// <summary>Upstream's files at a tag of a git repository.</summary>
/// <param name="Url">The repository: a URL, or a path relative to the configuration's folder.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Commit">The commit that the tag must point to.</param>
internal sealed record GitSource(Setting<string> Url, Setting<string> Tag, Setting<string> Commit) : KubePrometheusSource(Url.Location)
{
    /// <summary>Whether the repository is on this machine, at a path relative to the configuration's folder.</summary>
    public bool IsPath => SourcePath.IsValid(Url.Value);
}

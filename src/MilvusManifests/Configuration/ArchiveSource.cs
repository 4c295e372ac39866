namespace MilvusManifests.Configuration;

/// <summary>Upstream's files in an archive.</summary>
/// <param name="Address">A path relative to the folder of the configuration, or an https URL.</param>
/// <param name="Sha256">The archive's SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record ArchiveSource(Setting<string> Address, Setting<string> Sha256) : KubePrometheusSource(Address.Location)
{
    /// <summary>Whether the archive is downloaded.</summary>
    public bool IsRemote => Address.Value.StartsWith("https://", StringComparison.Ordinal);
}

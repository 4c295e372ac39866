namespace MilvusManifests.Configuration;

/// <summary>Upstream's files in a folder.</summary>
/// <param name="Path">A checkout, an unpacked release or its <c>manifests</c> folder, relative to the folder of the configuration.</param>
public sealed record DirectorySource(Setting<string> Path) : KubePrometheusSource(Path.Location);

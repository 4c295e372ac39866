using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>The templates that come with the program.</summary>
/// <param name="Location">Where the configuration says it; null for the default.</param>
public sealed record BuiltinSource(Location? Location) : KubePrometheusSource(Location)
{
    /// <summary>What the configuration says for it.</summary>
    public const string Word = "builtin";
}

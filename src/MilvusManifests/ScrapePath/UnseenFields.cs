using MilvusManifests.Building;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath;

/// <summary>The fields that decide nothing of what objects do to each other. No check of objects is shown them: sets that differ in nothing else are checked once.</summary>
internal static class UnseenFields
{
    private const string Spec = "spec";

    // What Prometheus adds to everything that it sends elsewhere: in a fleet, the name of the cluster.
    private const string ExternalLabels = "externalLabels";

    /// <summary>Whether an object has such a field.</summary>
    public static bool Has(ManifestObject made) =>
        made.Reference is { Group: ScrapeMonitor.Group, Kind: "Prometheus" or "PrometheusAgent" } && made.Node[Spec] is YamlMapping spec && spec[ExternalLabels] is not null;

    /// <summary>An object without them.</summary>
    public static YamlMapping Without(ManifestObject made) =>
        Has(made) ? made.Node.With(Spec, ((YamlMapping)made.Node[Spec]!).Without(ExternalLabels)) : made.Node;
}

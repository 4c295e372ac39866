using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Building.Milvus;

/// <summary>What has to be set where a Milvus is installed, so that exactly one monitor scrapes it and what it depends on: values of the Helm chart, or fields of the operator's object.</summary>
/// <remarks>milvus-helm values.yaml (4.1.0 to 5.0.19) and the values of its subcharts; milvus-operator docs/CRD/milvus.md and apis/milvus.io/v1beta1 (1.3.8)</remarks>
internal static class InstallerValues
{
    /// <summary>The values or fields of a Milvus as YAML, with how to apply them in comments.</summary>
    public static string Write(MilvusInstance milvus)
    {
        var (release, space) = (milvus.Release.Value, milvus.Namespace.Value);
        var (what, how) = milvus.IsOfOperator
            ? ("fields of the Milvus object", $"kubectl patch milvus {release} --namespace {space} --type merge --patch-file FILE")
            : ("values of the Helm release", $"helm upgrade {release} milvus/milvus --version {milvus.Chart?.Value.ToString() ?? "CHART"} --namespace {space} --reset-then-reuse-values --values FILE");
        var then = milvus is { IsOfOperator: true, Monitor.Value: MonitorOwner.Ours } ? $"# and once, since the operator keeps the one that it made: kubectl delete podmonitor {release} --namespace {space} --ignore-not-found\n"
            : milvus is { IsOfOperator: false, Chart: null } ? $"# CHART is the installed version, which 'helm list --namespace {space}' shows; without --version, Helm takes the newest chart and upgrades Milvus, too\n"
            : "";
        return $"# Milvus {release} in namespace {space}, monitor: {OwnerOf(milvus)}: {what}\n# {how}\n{then}{YamlWriter.Write(milvus.IsOfOperator ? Fields(milvus) : Values(milvus))}";
    }

    private static string OwnerOf(MilvusInstance milvus) => milvus.Monitor.Value switch
    {
        MonitorOwner.Chart => "chart",
        MonitorOwner.Operator => "operator",
        _ => "ours",
    };

    private static YamlMapping Values(MilvusInstance milvus)
    {
        var monitor = Map(("enabled", True(milvus.Monitor.Value == MonitorOwner.Chart)));
        if (milvus.Monitor.Value == MonitorOwner.Chart)
        {
            monitor = monitor.With("interval", Quoted(milvus.Scrape.Interval.ToString())).With("scrapeTimeout", Quoted(milvus.Scrape.ScrapeTimeout.ToString()));
            monitor = milvus.Scrape.Labels.Entries.IsEmpty ? monitor : monitor.With("additionalLabels", milvus.Scrape.Labels);
        }

        var values = Map(("metrics", Map(("enabled", True(true)), ("serviceMonitor", monitor))));
        foreach (var dependency in milvus.Dependencies)
        {
            values = values.With(dependency.Value.Key, Values(dependency.Value));
        }

        return values;
    }

    private static YamlMapping Fields(MilvusInstance milvus)
    {
        var isOfOperator = milvus.Monitor.Value == MonitorOwner.Operator;
        var components = Map(("disableMetric", True(!isOfOperator)));
        components = isOfOperator ? components.With("metricInterval", Quoted(milvus.Scrape.Interval.ToString())) : components;
        var dependencies = YamlMapping.Empty;
        foreach (var dependency in milvus.Dependencies)
        {
            var key = dependency.Value.Name == "minio" ? "storage" : dependency.Value.Name;
            dependencies = dependencies.With(key, Map(("inCluster", Map(("values", Values(dependency.Value))))));
        }

        var spec = Map(("components", components));
        return Map(("spec", dependencies.Entries.IsEmpty ? spec : spec.With("dependencies", dependencies)));
    }

    private static YamlMapping Values(MilvusDependency dependency) => dependency.Key switch
    {
        "etcd" => Map(("metrics", Map(("podMonitor", Disabled)))),

        // Without it, the metrics need a token that a job of the chart makes.
        "minio" => Map(
            ("environment", Map(("MINIO_PROMETHEUS_AUTH_TYPE", Quoted("public")))),
            ("metrics", Map(("serviceMonitor", Disabled), ("podMonitor", Disabled)))),
        "kafka" => Map(("metrics", Map(("kafka", Enabled), ("jmx", Enabled), ("serviceMonitor", Disabled)))),
        "pulsar" => Map(("broker", WithoutMonitor), ("proxy", WithoutMonitor)),
        _ => Map(("zookeeper", WithoutMonitor), ("bookkeeper", WithoutMonitor), ("autorecovery", WithoutMonitor), ("broker", WithoutMonitor), ("proxy", WithoutMonitor)),
    };

    private static YamlMapping Enabled => Map(("enabled", True(true)));

    private static YamlMapping Disabled => Map(("enabled", True(false)));

    private static YamlMapping WithoutMonitor => Map(("podMonitor", Disabled));

    private static YamlScalar True(bool value) => Plain(value ? "true" : "false");
}

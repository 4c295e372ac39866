using System.Collections.Immutable;
using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests.Settings;

/// <summary>A value of every setting of the stack, other than its default.</summary>
internal static class SettingSamples
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly string[] Workloads =
    [
        "prometheus", "alertmanager", "grafana", "blackboxExporter", "kubeStateMetrics", "nodeExporter", "prometheusAdapter", "prometheusOperator",
    ];

    /// <summary>The values in YAML, by key.</summary>
    public static ImmutableSortedDictionary<string, string> All { get; } = Own()
        .Concat(Workloads.SelectMany(OfWorkload))
        .Concat(Workloads.Skip(3).Select(name => ($"{name}.args", name == "nodeExporter" ? "[--path.sysfs=/sys, --collector.ntp]" : "[--log-level=debug]")))
        .Concat(StackComponent.Names.Select(name => ($"components.{name}", "false")))
        .ToImmutableSortedDictionary(sample => sample.Item1, sample => sample.Item2, StringComparer.Ordinal);

    /// <summary>The lines below <c>kubePrometheus</c> that write a setting.</summary>
    public static string Write(string key) => key.Split('.') switch
    {
        [var section, var name] => $"  {section}: {{{name}: {All[key]}}}\n",
        _ => $"  {key}: {All[key]}\n",
    };

    private static IEnumerable<(string, string)> Own() =>
    [
        ("prometheus.replicas", "1"),
        ("prometheus.shards", "2"),
        ("prometheus.retention", "15d"),
        ("prometheus.retentionSize", "40GB"),
        ("prometheus.storage", "{size: 50Gi, className: fast}"),
        ("prometheus.podAntiAffinity", "hard"),
        ("prometheus.scrapeInterval", "15s"),
        ("prometheus.evaluationInterval", "1m"),
        ("prometheus.walCompression", "false"),
        ("prometheus.enableFeatures", "[exemplar-storage]"),
        ("prometheus.logLevel", "warn"),
        ("prometheus.externalLabels", "{cluster: \"007\"}"),
        ("prometheus.remoteWrite", "[{url: \"https://metrics.example.com/write\", queueConfig: {capacity: 1000}}]"),
        ("prometheus.additionalScrapeConfigs", "{name: scrapes, key: scrape.yaml}"),
        ("prometheus.thanos", "{version: v0.39.0}"),
        ("alertmanager.replicas", "1"),
        ("alertmanager.storage", "{size: 1Gi}"),
        ("alertmanager.podAntiAffinity", "soft"),
        ("alertmanager.config", "{route: {receiver: team}, receivers: [{name: team, slack_configs: [{api_url_file: /etc/alertmanager/secrets/slack/url}]}]}"),
        ("alertmanager.secrets", "[slack]"),
        ("alertmanager.configSecret", "routes"),
        ("grafana.storage", "{size: 10Gi}"),
        ("grafana.adminSecret", "grafana-admin"),
        ("grafana.ini", "{server: {root_url: 'https://grafana.example.com', enable_gzip: true}, auth: {}}"),
        ("images.registry", "mirror.example.com/team"),
        ("images.digests", $"{{prometheus: {Digest}}}"),
        ("images.pullSecrets", "[mirror, \"1\"]"),
        ("networkPolicies", "false"),
    ];

    private static IEnumerable<(string, string)> OfWorkload(string name) =>
    [
        ($"{name}.resources", "{requests: {cpu: \"1\", memory: 2Gi}}"),
        ($"{name}.nodeSelector", "{pool: \"1\"}"),
        ($"{name}.tolerations", "[{key: monitoring, operator: Exists}]"),
        ($"{name}.affinity", "{nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchFields: [{key: metadata.name, operator: In, values: [a]}]}]}}}"),
        ($"{name}.priorityClassName", "important"),
    ];
}

using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Section <c>kubePrometheus.prometheus</c>.</summary>
internal static class PrometheusSettings
{
    /// <summary>The largest number of replicas or shards.</summary>
    public const int MostReplicas = 1000;

    private const string Section = "prometheus";

    private static readonly ObjectTarget Prometheus = Workload.Prometheus.Target;

    private static readonly SequenceShape RemoteWrite = new(
        new MappingShape(new PropertyShape("url", new StringShape(HttpUrl.Syntax), "The endpoint.") { IsRequired = true })
        {
            IsOpen = true,
            IsVerbatim = true,
        });

    /// <summary>The settings.</summary>
    public static ImmutableArray<StackSetting> All { get; } =
    [
        new(Section, "replicas", new IntegerShape(1, MostReplicas), "The number of replicas.")
        {
            Default = Plain("2"),
            Edits = [Edit.Set(Prometheus, "spec", "replicas"), Edit.Optional(Edit.When(value => value.Text == "1", Edit.Change(ObjectTarget.Named("PodDisruptionBudget", "prometheus-k8s"), AllowDisruption)))],
        },
        new(Section, "shards", new IntegerShape(1, MostReplicas), "The number of shards; each has all replicas.") { Absent = "1", Edits = [Edit.Set(Prometheus, "spec", "shards")] },
        new(Section, "retention", new StringShape(PrometheusDuration.Syntax), "How long samples are kept.") { Absent = "the operator's 24h", Edits = [Edit.Set(Prometheus, "spec", "retention")] },
        new(Section, "retentionSize", new StringShape(PrometheusSize.Syntax), "How many bytes of samples are kept.") { Absent = "no limit", Edits = [Edit.Set(Prometheus, "spec", "retentionSize")] },
        new(Section, "storage", Volume.Shape, "A volume that outlives the pod.")
        {
            Absent = "an emptyDir",
            Edits = [Edit.Set(Prometheus, Volume.Template, "spec", "storage")],
            Check = ResourceChecks.CheckStorage,
        },
        .. WorkloadSettings.For(Workload.Prometheus, Map(("requests", Map(("memory", Plain("400Mi"))))), Map(("kubernetes.io/os", Plain("linux")))),
        WorkloadSettings.AntiAffinity(Workload.Prometheus),
        new(Section, "scrapeInterval", new StringShape(PrometheusDuration.Syntax), "How often targets are scraped that have no interval of their own.") { Absent = "the operator's 30s", Edits = [Edit.Set(Prometheus, "spec", "scrapeInterval")] },
        new(Section, "evaluationInterval", new StringShape(PrometheusDuration.Syntax), "How often rules are evaluated that have no interval of their own.") { Absent = "the operator's 30s", Edits = [Edit.Set(Prometheus, "spec", "evaluationInterval")] },
        new(Section, "walCompression", new BooleanShape(), "Whether the write-ahead log is compressed.") { Absent = "Prometheus' own, true", Edits = [Edit.Set(Prometheus, "spec", "walCompression")] },
        new(Section, "enableFeatures", new SequenceShape(new StringShape(FeatureFlag.Syntax)), "Feature flags of Prometheus.") { Default = YamlSequence.Empty, Edits = [Edit.Set(Prometheus, "spec", "enableFeatures")] },
        new(Section, "logLevel", new ChoiceShape("debug", "info", "warn", "error"), "The lowest severity that Prometheus logs.") { Absent = "Prometheus' own, `info`", Edits = [Edit.Set(Prometheus, "spec", "logLevel")] },
        new(Section, "externalLabels", new MapShape(PrometheusLabelName.Syntax, new StringShape()), "Labels that are added to all samples and alerts that Prometheus sends elsewhere.")
        {
            Default = YamlMapping.Empty,
            Edits = [Edit.Set(Prometheus, "spec", "externalLabels")],
        },
        new(Section, "remoteWrite", RemoteWrite, "Endpoints that samples are sent to as well: `spec.remoteWrite` of the Prometheus object.")
        {
            Default = YamlSequence.Empty,
            Edits = [Edit.Set(Prometheus, "spec", "remoteWrite")],
        },
        new(Section, "additionalScrapeConfigs", SecretReference, "A key of your own Secret with scrape configurations in Prometheus' format, in the stack's namespace.")
        {
            Absent = "none",
            Edits = [Edit.Set(Prometheus, "spec", "additionalScrapeConfigs")],
        },
        new(Section, "thanos", new MappingShape { IsOpen = true, IsVerbatim = true }, "The Thanos sidecar: `spec.thanos` of the Prometheus object.") { Absent = "none", Edits = [Edit.Set(Prometheus, "spec", "thanos")] },
    ];

    private static MappingShape SecretReference => new(
        new PropertyShape("name", new StringShape(DnsSubdomain.Existing), "The Secret.") { IsRequired = true },
        new PropertyShape("key", new StringShape(SecretKey.Syntax), "The key in it.") { IsRequired = true })
    {
        IsVerbatim = true,
    };

    // One replica that may never be taken down would keep its node from being drained.
    private static YamlMapping AllowDisruption(YamlMapping budget, SettingValue value) => budget.Change<YamlMapping>(["spec"], spec => spec["minAvailable"] is null
        ? spec
        : new YamlMapping([.. spec.Entries.Select(entry => entry.Key.Value == "minAvailable" ? new YamlEntry(Plain("maxUnavailable"), new YamlScalar("1", YamlScalarStyle.Plain, location: value.Node.Location)) : entry)], spec.Location));
}

using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Milvus;

/// <summary>The shape of section <c>scrape</c> of an entry of <c>milvus</c> and its binding.</summary>
internal static class ScrapeShape
{
    private const long Most = int.MaxValue;

    private static readonly PropertyShape<PrometheusDuration> Interval =
        Property.Text("interval", PrometheusDuration.Syntax, "How often it is scraped.") with { Default = Quoted("30s") };

    private static readonly PropertyShape<PrometheusDuration> ScrapeTimeout =
        Property.Text("scrapeTimeout", PrometheusDuration.Syntax, "How long a scrape may take, at most the interval.") with { Default = Quoted("10s") };

    private static readonly PropertyShape Labels =
        new("labels", new MapShape(LabelKey.Syntax, new StringShape(LabelValue.Syntax)),
            "Additional labels of the monitors and of the PrometheusRule, such as the `release` by which a kube-prometheus-stack selects both.")
        { Default = YamlMapping.Empty };

    private static readonly PropertyShape Limits = new(
        "limits",
        new MappingShape(
            new PropertyShape("sampleLimit", new IntegerShape(1, Most), "How many samples a pod may expose; a scrape with more is discarded.") { Absent = "no limit" },
            new PropertyShape("targetLimit", new IntegerShape(1, Most), "How many pods may be scraped; with more, none is.") { Absent = "no limit" },
            new PropertyShape("labelLimit", new IntegerShape(1, Most), "How many labels a sample may have; a scrape with one that has more is discarded.") { Absent = "no limit" })
        {
            IsVerbatim = true,
        },
        "How much Prometheus accepts, as in a monitor.")
    { Default = YamlMapping.Empty };

    private static readonly PropertyShape DropMetrics =
        new("dropMetrics", new SequenceShape(new StringShape(MetricPattern.Syntax)), "Metrics that are not stored: names, or regular expressions that match whole names.")
        { Default = YamlSequence.Empty };

    private static readonly PropertyShape DropSeriesWith =
        new("dropSeriesWith", new SequenceShape(new StringShape(PrometheusLabelName.Syntax)),
            "Series that have one of these labels are not stored: `collection_name` and `collection_id` leave out what grows with the number of collections.")
        { Default = YamlSequence.Empty };

    private static readonly PropertyShape DropLabels =
        new("dropLabels", new SequenceShape(new StringShape(PrometheusLabelName.Syntax)), "Labels that are removed from every series, which must stay distinct without them.")
        { Default = YamlSequence.Empty };

    private static readonly PropertyShape PodTargetLabels =
        new("podTargetLabels", new SequenceShape(new StringShape(LabelKey.Syntax)), "Labels of the pods that their series get, such as `milvus.io/resource-group`.")
        { Default = YamlSequence.Empty };

    private static readonly PropertyShape Relabelings =
        new("relabelings", new SequenceShape(new AnyShape()), "Rules that change the targets, as in a monitor; they run after those of the set.") { Default = YamlSequence.Empty };

    private static readonly PropertyShape MetricRelabelings =
        new("metricRelabelings", new SequenceShape(new AnyShape()), "Rules that change the samples, as in a monitor; they run after `dropMetrics`, `dropSeriesWith` and `dropLabels`.")
        { Default = YamlSequence.Empty };

    /// <summary>The keys that the values of the Helm chart have as well.</summary>
    public static ImmutableArray<string> OfChart { get; } = [Interval.Name, ScrapeTimeout.Name, Labels.Name];

    /// <summary>The keys that the Milvus object of the operator has as well.</summary>
    public static ImmutableArray<string> OfOperator { get; } = [Interval.Name];

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(
        Interval, ScrapeTimeout, Labels, Limits, DropMetrics, DropSeriesWith, DropLabels, PodTargetLabels, Relabelings, MetricRelabelings);

    /// <summary>The configuration of a node to which the shape was applied.</summary>
    public static ScrapeConfiguration Bind(BoundNode section) => new()
    {
        Interval = section.Get(Interval),
        ScrapeTimeout = section.Get(ScrapeTimeout),
        Labels = section[Labels].Mapping,
        DropMetrics = [.. section[DropMetrics].Items.Select(item => item.As(MetricPattern.Syntax))],
        DropSeriesWith = [.. section[DropSeriesWith].Items.Select(item => item.As(PrometheusLabelName.Syntax))],
        DropLabels = [.. section[DropLabels].Items.Select(item => item.As(PrometheusLabelName.Syntax))],
        MetricRelabelings = section[MetricRelabelings].Node as YamlSequence ?? YamlSequence.Empty,
        Written = [.. Shape.Properties.Where(property => section[property].IsWritten).Select(property => (property.Name, section[property].KeyLocation))],
    };
}

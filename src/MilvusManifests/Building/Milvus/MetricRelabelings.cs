using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Milvus;

/// <summary>The rules of a monitor that leave out series.</summary>
internal static class MetricRelabelings
{
    /// <summary>Those that a configuration asks for, in the order they run.</summary>
    public static YamlSequence Of(ScrapeConfiguration scrape)
    {
        var rules = ImmutableArray.CreateBuilder<YamlNode>();
        if (!scrape.DropMetrics.IsEmpty)
        {
            rules.Add(Drop("__name__", Alternatives(scrape.DropMetrics)));
        }

        foreach (var label in scrape.DropSeriesWith)
        {
            rules.Add(Drop(label.Value, new YamlScalar(".+", YamlScalarStyle.DoubleQuoted, location: label.Location)));
        }

        if (!scrape.DropLabels.IsEmpty)
        {
            rules.Add(DefaultValue.Map(("action", DefaultValue.Quoted("labeldrop")), ("regex", Alternatives(scrape.DropLabels))));
        }

        return new YamlSequence([.. rules, .. scrape.MetricRelabelings.Items]);
    }

    private static YamlMapping Drop(string label, YamlScalar pattern) => DefaultValue.Map(
        ("action", DefaultValue.Quoted("drop")), ("sourceLabels", new YamlSequence([DefaultValue.Quoted(label)])), ("regex", pattern));

    // The first one stands for all where a fault is reported.
    private static YamlScalar Alternatives(ImmutableArray<Setting<string>> patterns) =>
        new(string.Join('|', patterns.Select(pattern => pattern.Value)), YamlScalarStyle.Plain, patterns[0].Location);
}

using System.Collections.Immutable;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of an entry of <c>milvus</c>.</summary>
internal static class MilvusShape
{
    private static readonly ImmutableArray<PropertyShape> Scrape =
    [
        new("interval", new StringShape(Formats.Duration), "How often it is scraped.") { Default = Quoted("30s") },
        new("scrapeTimeout", new StringShape(Formats.Duration), "How long a scrape may take; no longer than the interval.") { Default = Quoted("10s") },
        new("labels", new MapShape(Formats.LabelKey, new StringShape(Formats.LabelValue)), "Labels of the monitor on top of its own.") { Default = YamlMapping.Empty },
    ];

    private static readonly PropertyShape Enabled =
        new("enabled", new BooleanShape(), "Whether a PodMonitor is written, because the operator's own is switched off.") { Default = Plain("false") };

    /// <summary>An entry.</summary>
    public static MappingShape Entry { get; } = new(
        new PropertyShape("release", new StringShape(Formats.ReleaseName), "The Helm release, or the name of the operator's Milvus object.") { IsRequired = true },
        new PropertyShape("namespace", new StringShape(Formats.DnsLabel), "The namespace it runs in.") { IsRequired = true },
        new PropertyShape("installedBy", new ChoiceShape("helm", "operator"), "What installed it, and so named its objects.") { Default = Quoted("helm") },
        new PropertyShape("mode", new ChoiceShape("cluster", "standalone"), "Whether it is a cluster or one process.") { Default = Quoted("cluster") },
        new PropertyShape("version", new StringShape(Formats.MilvusVersion), "The version of Milvus.") { IsRequired = true },
        new PropertyShape("nameOverride", new StringShape(Formats.DnsLabel), "The Helm chart's value of this name.") { Absent = "not overridden" },
        new PropertyShape("fullnameOverride", new StringShape(Formats.DnsLabel), "The Helm chart's value of this name.") { Absent = "not overridden" },
        new PropertyShape("serviceMonitor", new MappingShape(Scrape), "The ServiceMonitor of a Helm release."),
        new PropertyShape("podMonitor", new MappingShape([Enabled, .. Scrape]), "The PodMonitor of an operator's Milvus."));
}

using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Building;

/// <summary>The objects of kube-prometheus as published, and what of an object is compared with them.</summary>
internal static class PublishedObjects
{
    /// <summary>The objects of a file, lists expanded.</summary>
    public static IEnumerable<YamlMapping> Read(string file)
    {
        var root = (YamlMapping)YamlReader.ReadSingle(new SourceText(file, File.ReadAllText(file))).Value!.Root!;
        return root["items"] is YamlSequence items ? items.Items.Cast<YamlMapping>() : [root];
    }

    /// <summary>The objects of a file with a document each.</summary>
    public static IEnumerable<YamlMapping> ReadAll(string file) =>
        YamlReader.Read(new SourceText(file, File.ReadAllText(file))).Value.Select(document => (YamlMapping)document.Root);

    /// <summary>Kind, namespace and name.</summary>
    public static string Key(YamlMapping written)
    {
        var metadata = (YamlMapping)written["metadata"]!;
        return $"{Text(written["kind"])} {Text(metadata["namespace"])} {Text(metadata["name"])}";
    }

    /// <summary>
    /// The object with sorted keys, as text, without what the product writes in its own words: alert groups, and the checksums and dashboards of
    /// Grafana's pod.
    /// </summary>
    public static string Comparable(YamlMapping written)
    {
        var compared = Text(written["kind"]) == "PrometheusRule" ? written.Without("spec") : written;
        return YamlWriter.Write(Sorted(compared));
    }

    /// <summary>The object with sorted keys, as text, without descriptions and the messages of validation rules.</summary>
    public static string WithoutProse(YamlMapping written) => YamlWriter.Write(Sorted(StripProse(written)));

    private static YamlNode StripProse(YamlNode node) => node switch
    {
        YamlMapping mapping => new YamlMapping([.. mapping.Entries
            .Where(entry => entry is not { Key.Value: "description", Value: YamlScalar })
            .Select(entry => entry with { Value = entry is { Key.Value: "x-kubernetes-validations", Value: YamlSequence rules } ? OnlyRules(rules) : StripProse(entry.Value) })]),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(StripProse)]),
        _ => node,
    };

    private static YamlSequence OnlyRules(YamlSequence rules) => new([.. rules.Items.Cast<YamlMapping>().Select(rule => YamlMapping.Empty.With("rule", rule["rule"]!))]);

    private static YamlNode Sorted(YamlNode node) => node switch
    {
        YamlMapping mapping => new YamlMapping([.. mapping.Entries
            .Where(entry => !entry.Key.Value.StartsWith("checksum/", StringComparison.Ordinal))
            .OrderBy(entry => entry.Key.Value, StringComparer.Ordinal)
            .Select(entry => entry with { Value = Sorted(entry.Value) })]),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Where(item => !IsDashboard(item)).Select(Sorted)]),
        _ => node,
    };

    private static bool IsDashboard(YamlNode node) =>
        node is YamlMapping mapping && Text(mapping["name"]).StartsWith("grafana-dashboard-", StringComparison.Ordinal);

    private static string Text(YamlNode? node) => (node as YamlScalar)?.Value ?? "";
}

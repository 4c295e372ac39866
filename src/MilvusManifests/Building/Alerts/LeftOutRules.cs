using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Alerts;

/// <summary>
/// The stack's rules about components that are left out, whoever wrote them. Their alerts go: they could never fire, or would fire because something is absent
/// that should be. Their recording rules go with the last rule, dashboard or other configuration of the set that names their series, since another
/// installation may expose what they read.
/// </summary>
internal sealed class LeftOutRules
{
    private readonly ImmutableArray<StackRule> rules;
    private readonly HashSet<YamlMapping> unwanted = new(ReferenceEqualityComparer.Instance);

    private LeftOutRules(ImmutableArray<Manifest> manifests, MissingSeries missing)
    {
        rules = [.. manifests.Where(manifest => manifest.IsOfStack).SelectMany(RulesOf)];
        var recorded = rules.Where(rule => rule.Record is not null).ToLookup(rule => rule.Record!, StringComparer.Ordinal);
        bool? HasValues(string name) => recorded.Contains(name) ? recorded[name].Any(rule => !unwanted.Contains(rule.Node)) : null;

        // A series without values may leave others without.
        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (var rule in rules)
            {
                hasChanged |= rule.Expression is { } expression && !unwanted.Contains(rule.Node) && missing.AreNeededBy(expression, HasValues) && unwanted.Add(rule.Node);
            }
        }
        while (hasChanged);

        KeepWhatIsUsed(manifests);
    }

    /// <summary>The files without them.</summary>
    /// <param name="manifests">The files.</param>
    /// <param name="stack">Which components there are.</param>
    /// <param name="release">The release of all components.</param>
    public static ImmutableArray<Manifest> Remove(ImmutableArray<Manifest> manifests, KubePrometheusConfiguration stack, KubePrometheusRelease release)
    {
        ImmutableArray<string> leftOut = [.. StackComponent.Names.Where(name => !stack.Has(name))];
        return leftOut.IsEmpty ? manifests : [.. manifests.Select(new LeftOutRules(manifests, new MissingSeries(leftOut, release)).RemoveFrom)];
    }

    private static IEnumerable<StackRule> RulesOf(Manifest manifest) =>
        from candidate in manifest.Objects
        where candidate.Reference.Kind == "PrometheusRule"
        from node in (candidate.Node["spec"] as YamlMapping)?["groups"] is YamlSequence groups ? groups.Items.OfType<YamlMapping>().SelectMany(ItemsOf) : []
        select new StackRule(node, (node["record"] as YamlScalar)?.Value, node["expr"] is YamlScalar text ? PromQLParser.Parse(text.Value, PromQLFeatures.Everything).Expression : null);

    private static IEnumerable<YamlMapping> ItemsOf(YamlMapping group) => group["rules"] is YamlSequence rules ? rules.Items.OfType<YamlMapping>() : [];

    private void KeepWhatIsUsed(ImmutableArray<Manifest> manifests)
    {
        var records = rules.Where(rule => rule.Record is not null && unwanted.Contains(rule.Node)).ToArray();
        if (records.Length == 0)
        {
            return;
        }

        // Rules of others, dashboards and the configuration of prometheus-adapter name series in texts.
        var texts = manifests.Where(manifest => !manifest.IsOfStack).SelectMany(manifest => manifest.Objects).Where(candidate => candidate.Reference.Kind == "PrometheusRule")
            .Concat(manifests.SelectMany(manifest => manifest.Objects).Where(candidate => candidate.Reference.Kind == "ConfigMap"))
            .SelectMany(candidate => TextsOf(candidate.Node)).ToArray();
        var used = rules.Where(rule => !unwanted.Contains(rule.Node)).SelectMany(rule => rule.Names).ToHashSet(StringComparer.Ordinal);
        used.UnionWith(records.Select(rule => rule.Record!).Distinct(StringComparer.Ordinal).Where(name => texts.Any(text => text.Contains(name, StringComparison.Ordinal))));
        int before;
        do
        {
            before = unwanted.Count;
            foreach (var rule in records)
            {
                if (used.Contains(rule.Record!) && unwanted.Remove(rule.Node))
                {
                    used.UnionWith(rule.Names);
                }
            }
        }
        while (unwanted.Count < before);
    }

    private static IEnumerable<string> TextsOf(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar.Value],
        YamlMapping mapping => mapping.Entries.SelectMany(entry => TextsOf(entry.Value)),
        YamlSequence sequence => sequence.Items.SelectMany(TextsOf),
        _ => [],
    };

    private Manifest RemoveFrom(Manifest manifest) => !manifest.IsOfStack || manifest.Objects.All(candidate => candidate.Reference.Kind != "PrometheusRule")
        ? manifest
        : manifest with { Objects = [.. manifest.Objects.Select(RemoveFrom).OfType<ManifestObject>()] };

    // An object and a group go with their last rule.
    private ManifestObject? RemoveFrom(ManifestObject candidate)
    {
        if (candidate.Reference.Kind != "PrometheusRule")
        {
            return candidate;
        }

        var changed = candidate.Node.Change<YamlSequence>(["spec", "groups"], groups => Filter(groups, RemoveFrom));
        return ReferenceEquals(changed, candidate.Node) ? candidate : changed["spec"] is YamlMapping spec && spec["groups"] is YamlSequence { Items.IsEmpty: true } ? null : candidate.With(changed);
    }

    private YamlMapping? RemoveFrom(YamlMapping group)
    {
        var changed = group.Change<YamlSequence>(["rules"], list => Filter(list, rule => unwanted.Contains(rule) ? null : rule));
        return !ReferenceEquals(changed, group) && changed["rules"] is YamlSequence { Items.IsEmpty: true } ? null : changed;
    }

    private static YamlSequence Filter(YamlSequence list, Func<YamlMapping, YamlMapping?> change)
    {
        ImmutableArray<YamlNode> items = [.. list.Items.Select(item => item is YamlMapping mapping ? change(mapping) : item).OfType<YamlNode>()];
        return items.Length == list.Items.Length && items.Zip(list.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? list : new YamlSequence(items, list.Location);
    }

    private sealed record StackRule(YamlMapping Node, string? Record, Expression? Expression)
    {
        public IEnumerable<string> Names => Expression?.DescendantsAndSelf().OfType<VectorSelector>().Select(selector => selector.Metric).OfType<string>() ?? [];
    }
}

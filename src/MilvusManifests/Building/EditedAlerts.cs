using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>Files whose alerts are as the configuration wants them, whoever wrote them.</summary>
/// <param name="Manifests">The files.</param>
/// <param name="Used">What of the configuration found its alert.</param>
internal sealed record EditedAlerts(ImmutableArray<Manifest> Manifests, UsedAlertRules Used)
{
    /// <summary>Changes the alerts of a set.</summary>
    /// <param name="manifests">The files.</param>
    /// <param name="configuration">What changes them.</param>
    public static Result<EditedAlerts> Apply(ImmutableArray<Manifest> manifests, ManifestsConfiguration configuration)
    {
        if (configuration.AlertRules.IsEmpty && configuration.Milvus.All(milvus => milvus.AlertRules.IsEmpty))
        {
            return new(new EditedAlerts(manifests, UsedAlertRules.None), []);
        }

        var found = new DiagnosticBag();
        var used = new UsedAlertRules.Builder();
        var edited = ImmutableArray.CreateBuilder<Manifest>(manifests.Length);
        foreach (var manifest in manifests)
        {
            var objects = ImmutableArray.CreateBuilder<ManifestObject>(manifest.Objects.Length);
            foreach (var candidate in manifest.Objects)
            {
                if (candidate.Reference.Kind != "PrometheusRule")
                {
                    objects.Add(candidate);
                }
                else if (Apply(candidate.Node, name => Find(name, manifest, configuration, used), found) is { } node)
                {
                    objects.Add(ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node));
                }
            }

            edited.Add(manifest with { Objects = objects.DrainToImmutable() });
        }

        return found.With(new EditedAlerts(edited.DrainToImmutable(), used.Build()));
    }

    // Null where no rule is left.
    private static YamlMapping? Apply(YamlMapping rules, Func<string, AlertRule?> find, DiagnosticBag found)
    {
        var edited = rules.Change<YamlSequence>(["spec", "groups"], groups => Filter(groups, group => Edit(group, find, found)));
        return !ReferenceEquals(edited, rules) && edited["spec"] is YamlMapping spec && spec["groups"] is YamlSequence { Items.IsEmpty: true } ? null : edited;
    }

    private static YamlMapping? Edit(YamlMapping group, Func<string, AlertRule?> find, DiagnosticBag found)
    {
        var edited = group.Change<YamlSequence>(["rules"], rules => Filter(rules, rule => rule["alert"] is YamlScalar name && find(name.Value) is { } wanted ? AlertEdit.Apply(rule, wanted, found) : rule));
        return !ReferenceEquals(edited, group) && edited["rules"] is YamlSequence { Items.IsEmpty: true } ? null : edited;
    }

    private static YamlSequence Filter(YamlSequence list, Func<YamlMapping, YamlMapping?> change)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
        var isSame = true;
        foreach (var item in list.Items)
        {
            var changed = item is YamlMapping mapping ? change(mapping) : item;
            isSame &= ReferenceEquals(changed, item);
            if (changed is not null)
            {
                items.Add(changed);
            }
        }

        return isSame ? list : new YamlSequence(items.DrainToImmutable(), list.Location);
    }

    private static AlertRule? Find(string name, Manifest manifest, ManifestsConfiguration configuration, UsedAlertRules.Builder used)
    {
        used.Names.Add(name);
        var general = configuration.AlertRules.GetValueOrDefault(name);
        var own = manifest.Milvus?.AlertRules.GetValueOrDefault(name);
        if (manifest.Milvus is { } milvus)
        {
            used.NamesOf(milvus).Add(name);
        }

        if (general is not null)
        {
            used.Rules.Add(general);
        }

        if (own is not null)
        {
            used.Rules.Add(own);
        }

        return general is null || own is null ? own ?? general : general.OverriddenBy(own);
    }
}

/// <summary>Which changes of alerts had an effect, and which alerts there are.</summary>
/// <param name="Rules">The changes that found their alert.</param>
/// <param name="Names">The names of the alerts of the set.</param>
/// <param name="NamesByMilvus">The names of the alerts about each Milvus.</param>
internal sealed record UsedAlertRules(ImmutableHashSet<AlertRule> Rules, ImmutableSortedSet<string> Names, ImmutableDictionary<MilvusInstance, ImmutableSortedSet<string>> NamesByMilvus)
{
    /// <summary>None, where nothing is to be changed and nobody looked for alerts.</summary>
    public static UsedAlertRules None { get; } = new([], [], ImmutableDictionary<MilvusInstance, ImmutableSortedSet<string>>.Empty);

    /// <summary>Collects them.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<MilvusInstance, HashSet<string>> namesByMilvus = new(ReferenceEqualityComparer.Instance);

        public HashSet<AlertRule> Rules { get; } = new(ReferenceEqualityComparer.Instance);

        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public HashSet<string> NamesOf(MilvusInstance milvus)
        {
            if (!namesByMilvus.TryGetValue(milvus, out var names))
            {
                namesByMilvus[milvus] = names = new HashSet<string>(StringComparer.Ordinal);
            }

            return names;
        }

        public UsedAlertRules Build() => new(
            ImmutableHashSet.CreateRange<AlertRule>(ReferenceEqualityComparer.Instance, Rules),
            Names.ToImmutableSortedSet(StringComparer.Ordinal),
            ImmutableDictionary.CreateRange<MilvusInstance, ImmutableSortedSet<string>>(
                ReferenceEqualityComparer.Instance, namesByMilvus.Select(names => KeyValuePair.Create(names.Key, names.Value.ToImmutableSortedSet(StringComparer.Ordinal)))));
    }
}

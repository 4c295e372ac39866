using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building.Alerts;

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
                else if (Apply(candidate.Node, (name, severity) => Find(name, severity, manifest, configuration, used), found) is { } node)
                {
                    objects.Add(ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node));
                }
            }

            edited.Add(manifest with { Objects = objects.DrainToImmutable() });
        }

        return found.With(new EditedAlerts(edited.DrainToImmutable(), used.Build()));
    }

    // Null where no rule is left.
    private static YamlMapping? Apply(YamlMapping rules, Func<string, string?, AlertRule?> find, DiagnosticBag found)
    {
        var edited = rules.Change<YamlSequence>(["spec", "groups"], groups => Filter(groups, group => Edit(group, find, found)));
        return !ReferenceEquals(edited, rules) && edited["spec"] is YamlMapping spec && spec["groups"] is YamlSequence { Items.IsEmpty: true } ? null : edited;
    }

    private static YamlMapping? Edit(YamlMapping group, Func<string, string?, AlertRule?> find, DiagnosticBag found)
    {
        var edited = group.Change<YamlSequence>(["rules"], rules => Filter(rules, rule => rule["alert"] is YamlScalar name && find(name.Value, SeverityOf(rule)) is { } wanted ? AlertEdit.Apply(rule, wanted, found) : rule));
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

    private static string? SeverityOf(YamlMapping rule) => rule["labels"] is YamlMapping labels && labels["severity"] is YamlScalar { Value.Length: > 0 } severity ? severity.Value : null;

    // What is said of this Milvus comes after what is said of all, and what is said of a severity after what is said of the name.
    private static AlertRule? Find(string name, string? severity, Manifest manifest, ManifestsConfiguration configuration, UsedAlertRules.Builder used)
    {
        used.All.Add(name, severity);
        if (manifest.Milvus is { } milvus)
        {
            used.Of(milvus).Add(name, severity);
        }

        var wanted = new List<AlertRule>();
        foreach (var rules in (ReadOnlySpan<ImmutableSortedDictionary<string, AlertRule>?>)[configuration.AlertRules, manifest.Milvus?.AlertRules])
        {
            foreach (var key in (ReadOnlySpan<string?>)[name, severity is null ? null : AlertRule.KeyOf(name, severity)])
            {
                if (key is not null && rules?.GetValueOrDefault(key) is { } rule)
                {
                    used.Rules.Add(rule);
                    wanted.Add(rule);
                }
            }
        }

        return wanted.Count == 0 ? null : wanted.Aggregate((before, rule) => before.OverriddenBy(rule));
    }
}

using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Alerts and recording rules, by name in the whole set: one that moves to another group or object is the same.</summary>
internal sealed class AlertingRuleRisks : IRiskRule
{
    /// <inheritdoc/>
    public IEnumerable<Risk> InSet(RiskContext context)
    {
        var (old, fresh) = (Names(context.Old), Names(context.New));
        foreach (var change in context.Changes.Where(change => IsRule(change.Reference)))
        {
            foreach (var (kind, name) in OfObject(change.Old).Where(rule => !fresh.Contains(rule)))
            {
                yield return Risk.Of(kind == "alert" ? RiskKind.AlertRemoved : RiskKind.RecordingRuleRemoved, change.Reference, name);
            }

            foreach (var (_, name) in OfObject(change.New).Where(rule => rule.Kind == "alert" && !old.Contains(rule)))
            {
                yield return Risk.Of(RiskKind.AlertAdded, change.Reference, name);
            }

            foreach (var field in change.Fields.Where(field => AffectsMeaning(field.Path.Shape)))
            {
                yield return Risk.Of(RiskKind.RuleChanged, change.Reference, field.ToString().Replace("spec.groups", "", StringComparison.Ordinal));
            }
        }
    }

    private static bool IsRule(ObjectReference reference) => reference is { Group: OperatorKinds.Group, Kind: "PrometheusRule" };

    private static bool AffectsMeaning(string shape) =>
        shape.StartsWith("spec.groups[].rules[].", StringComparison.Ordinal) && !shape.Contains("annotations", StringComparison.Ordinal);

    private static HashSet<(string Kind, string Name)> Names(IReadOnlyDictionary<ObjectReference, ManifestObject> objects) =>
        [.. objects.Where(entry => IsRule(entry.Key)).SelectMany(entry => OfObject(entry.Value))];

    private static List<(string Kind, string Name)> OfObject(ManifestObject? candidate)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var group in Items((candidate?.Node["spec"] as YamlMapping)?["groups"]))
        {
            foreach (var rule in Items(group["rules"]))
            {
                foreach (var kind in (ReadOnlySpan<string>)["alert", "record"])
                {
                    if (rule[kind] is YamlScalar name)
                    {
                        found.Add($"{kind} {name.Value}");
                    }
                }
            }
        }

        return [.. found.Select(rule => (rule[..rule.IndexOf(' ', StringComparison.Ordinal)], rule[(rule.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];
    }

    private static IEnumerable<YamlMapping> Items(YamlNode? list) => (list as YamlSequence)?.Items.OfType<YamlMapping>() ?? [];
}

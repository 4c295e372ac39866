using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>What the user wants of an alert: a key of <c>alerts.rules</c>. What is null stays as the rule has it.</summary>
/// <param name="Name">The key: the name of the alert, alone or with a severity.</param>
/// <param name="Enabled">Whether the alert exists.</param>
/// <param name="For">How long its expression must hold before it fires.</param>
/// <param name="Severity">Its label <c>severity</c>.</param>
/// <param name="Threshold">The number on the right of the first comparison of its expression.</param>
internal sealed record AlertRule(YamlScalar Name, Setting<bool>? Enabled, Setting<PrometheusDuration>? For, Setting<string>? Severity, Setting<double>? Threshold)
{
    /// <summary>What is between the name of an alert and a severity.</summary>
    public const char Separator = '/';

    /// <summary>The key for the rules of one severity: <c>NodeFilesystemSpaceFillingUp/critical</c>.</summary>
    public static string KeyOf(string name, string severity) => $"{name}{Separator}{severity}";

    /// <summary>The rule with what another says of the same alert in place of its own.</summary>
    public AlertRule OverriddenBy(AlertRule other) => new(other.Name, other.Enabled ?? Enabled, other.For ?? For, other.Severity ?? Severity, other.Threshold ?? Threshold);
}

/// <summary>The shape of the keys <c>alerts</c>, and their binding.</summary>
internal static class AlertsShape
{
    /// <summary>The base of the addresses of runbooks where the configuration has none: their folder in this project.</summary>
    public const string DefaultRunbooks = "docs/runbooks";

    private static readonly PropertyShape<string> RunbooksKey = Property.Text(
        "runbooks", FolderUrl.Syntax, "The address of the folder that has this project's `docs/runbooks`: `runbook_url` of an alert is this, `/`, its name and `.md`.") with
    { Absent = "the path in this project, `docs/runbooks`" };

    private static readonly PropertyShape<bool> Enabled = Property.Switch("enabled", "Whether the alert exists.") with { Absent = "true" };

    private static readonly PropertyShape<PrometheusDuration> For =
        Property.Text("for", PrometheusDuration.Syntax, "How long its expression must hold before it fires.") with { Absent = "that of the rule" };

    private static readonly PropertyShape<string> Severity =
        Property.Choice("severity", "Its label `severity`.", ("critical", "critical"), ("warning", "warning"), ("info", "info")) with { Absent = "that of the rule" };

    private static readonly PropertyShape<double> Threshold =
        Property.Number("threshold", "The number on the right of the first comparison in its expression.") with { Absent = "that of the rule" };

    private static readonly PropertyShape RulesKey = new("rules", new MapShape(AlertName.Syntax, new MappingShape(Enabled, For, Severity, Threshold)),
        "Changes of alerts, by name: of every rule of that name, whether it is ours, upstream's or yours. `NAME/SEVERITY` changes only the rules that are written with that severity, and takes precedence over `NAME`.")
    { Default = YamlMapping.Empty };

    private static readonly PropertyShape InstanceRulesKey = new(RulesKey.Name, RulesKey.Shape,
        "Changes of the alerts about this Milvus, by `NAME` or `NAME/SEVERITY`; they take precedence over the top level's.")
    { Default = YamlMapping.Empty };

    /// <summary>The shape at the top level.</summary>
    public static MappingShape Shape { get; } = new(RunbooksKey, RulesKey);

    /// <summary>The shape of an entry of <c>milvus</c>.</summary>
    public static MappingShape InstanceShape { get; } = new(InstanceRulesKey);

    /// <summary>The address below which the runbooks are, without a slash at its end.</summary>
    public static Setting<string> Runbooks(BoundNode section) => section.Find(RunbooksKey) is not { } written
        ? new Setting<string>(DefaultRunbooks, YamlScalar.String(DefaultRunbooks))
        : written.Select(address => address.TrimEnd('/'));

    /// <summary>The rules of a node to which either shape was applied, by the names of their alerts.</summary>
    public static ImmutableSortedDictionary<string, AlertRule> Rules(BoundNode section)
    {
        var rules = ImmutableSortedDictionary.CreateBuilder<string, AlertRule>(StringComparer.Ordinal);
        foreach (var entry in section[RulesKey].Mapping.Entries)
        {
            if (section[RulesKey].Find(entry.Key.Value) is { Node: YamlMapping } rule)
            {
                rules[entry.Key.Value] = new AlertRule(entry.Key, rule.Find(Enabled), rule.Find(For), rule.Find(Severity), rule.Find(Threshold));
            }
        }

        return rules.ToImmutable();
    }
}

using System.Collections.Immutable;
using MilvusManifests.Building.Alerts;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Every alert that the configuration changes is in the set: otherwise one that is to be silent would page, under its right name.</summary>
internal sealed class UnknownAlerts : ICheck
{
    /// <summary>The name of an alert that is not in the set.</summary>
    public static readonly DiagnosticCode Unknown = new(
        "MM4508",
        "unknown alert",
        "'alerts.rules' changes alerts of the set by their names, and those of an entry of 'milvus' the alerts about that Milvus. Which alerts there are depends on the release, on its "
        + "components, and on the version and mode of Milvus.",
        new("the set has no alert 'MilvusDwn'; did you mean 'MilvusDown'?", "MilvusDwn: {enabled: false}"),
        "Use the name of an alert as the PrometheusRules below output/ have it.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Unknown];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var (configuration, used) = (set.Inputs.Configuration, set.Set.Used.Alerts);
        foreach (var rule in Unused(configuration.AlertRules))
        {
            yield return Diagnostic.Error(Unknown, rule.Name.Location, SeverityFault(rule, used.Alerts) ?? $"the set has no alert {Quoted(rule)}{Suggestion.Phrase(rule.Name.Value, used.Alerts.Names)}");
        }

        foreach (var milvus in configuration.Milvus)
        {
            var own = used.AlertsByMilvus.GetValueOrDefault(milvus, NamedAlerts.None);
            foreach (var rule in Unused(milvus.AlertRules))
            {
                yield return Diagnostic.Error(Unknown, rule.Name.Location, SeverityFault(rule, own) ?? (
                    used.AlertsByMilvus.Values.Any(others => IsOf(others, rule))
                        ? $"Milvus '{milvus.Release}' has no alert {Quoted(rule)}; another Milvus has it: which there are depends on the version, the mode and the dependencies"
                        : IsOf(used.Alerts, rule)
                        ? $"alert {Quoted(rule)} is not about Milvus '{milvus.Release}'; change it at the top level, in 'alerts.rules'"
                        : $"Milvus '{milvus.Release}' has no alert {Quoted(rule)}{Suggestion.Phrase(rule.Name.Value, own.Names)}"));
            }
        }

        IEnumerable<AlertRule> Unused(ImmutableSortedDictionary<string, AlertRule> rules) => rules.Values.Where(rule => !used.Rules.Contains(rule));
    }

    private static bool IsOf(NamedAlerts alerts, AlertRule rule) => alerts.Has(rule.Name.Value) || alerts.SeveritiesFor(rule.Name.Value) is not null;

    // The alert is there, but not with this severity.
    private static string? SeverityFault(AlertRule rule, NamedAlerts alerts)
    {
        if (alerts.SeveritiesFor(rule.Name.Value) is not { } severities)
        {
            return null;
        }

        var slash = rule.Name.Value.LastIndexOf(AlertRule.Separator);
        var (name, severity) = (Excerpt.Of(rule.Name.Value.AsSpan(0, slash)), Excerpt.Of(rule.Name.Value.AsSpan(slash + 1)));
        return severities.IsEmpty
            ? $"alert '{name}' has no label 'severity'; use '{name}'"
            : $"alert '{name}' has no severity '{severity}'; use {string.Join(" or ", severities.Select(known => $"'{AlertRule.KeyOf(name, known)}'"))}";
    }

    private static string Quoted(AlertRule rule) => $"'{Excerpt.Of(rule.Name.Value)}'";
}

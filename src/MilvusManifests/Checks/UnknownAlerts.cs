using System.Collections.Immutable;
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
            yield return Diagnostic.Error(Unknown, rule.Name.Location, $"the set has no alert {Quoted(rule)}{Suggestion.Phrase(rule.Name.Value, used.Names)}");
        }

        foreach (var milvus in configuration.Milvus)
        {
            var names = used.NamesByMilvus.GetValueOrDefault(milvus, []);
            foreach (var rule in Unused(milvus.AlertRules))
            {
                yield return used.NamesByMilvus.Values.Any(others => others.Contains(rule.Name.Value))
                    ? Diagnostic.Error(Unknown, rule.Name.Location, $"Milvus '{milvus.Release}' has no alert {Quoted(rule)}; another Milvus has it: which there are depends on the version, the mode and the dependencies")
                    : used.Names.Contains(rule.Name.Value)
                    ? Diagnostic.Error(Unknown, rule.Name.Location, $"alert {Quoted(rule)} is not about Milvus '{milvus.Release}'; change it at the top level, in 'alerts.rules'")
                    : Diagnostic.Error(Unknown, rule.Name.Location, $"Milvus '{milvus.Release}' has no alert {Quoted(rule)}{Suggestion.Phrase(rule.Name.Value, names)}");
            }
        }

        IEnumerable<AlertRule> Unused(ImmutableSortedDictionary<string, AlertRule> rules) => rules.Values.Where(rule => !used.Rules.Contains(rule));
    }

    private static string Quoted(AlertRule rule) => $"'{Excerpt.Of(rule.Name.Value)}'";
}

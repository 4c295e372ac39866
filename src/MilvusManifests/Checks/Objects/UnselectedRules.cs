using MilvusManifests.Cluster;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>Every PrometheusRule is evaluated by a Prometheus or a ThanosRuler, where the set has one.</summary>
internal sealed class UnselectedRules : IObjectCheck
{
    /// <summary>Rules that are never evaluated.</summary>
    public static readonly DiagnosticCode Unselected = new(
        "MM4812",
        "rules that no Prometheus selects",
        "A PrometheusRule does nothing by itself: a Prometheus or ThanosRuler has to select it, by its labels and its namespace. One that none selects is never evaluated, "
        + "and no alert of it ever fires.",
        new("no Prometheus evaluates PrometheusRule shop/web: ruleSelector role=alert-rules of Prometheus monitoring/k8s does not select it: 'role' must be 'alert-rules' and is missing"),
        "Add the labels that the selector wants, or widen the selector; an empty one, {}, selects everything.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Unselected;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var cluster = set.Cluster.Objects;
        var servers = RuleSelection.AllOf(cluster);
        foreach (var rule in servers.Length == 0 ? [] : set.Alerts)
        {
            if (Array.TrueForAll(servers, server => server.Selects(rule.Object, cluster) == Answer.No))
            {
                yield return new(rule.Object, rule.Object.LabelsNode.Location, $"no Prometheus evaluates {rule.Object}: {servers[0].Reason(rule.Object, cluster)}");
            }
        }
    }
}

using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Risks.Updates;
using MilvusManifests.Comparison.Sides;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Every rule, and the risks that they find.</summary>
internal static class RiskList
{
    /// <summary>Every rule. Of a value, the first that finds a risk decides.</summary>
    public static ImmutableArray<IRiskRule> Rules { get; } =
    [
        new KubernetesRisks(), new ApiRisks(), new DiscoveryRisks(), new ImmutableFieldRisks(), new RemovalRisks(), new SchemaRisks(), new VersionRisks(),
        new NetworkRisks(), new SecurityRisks(), new AlertingRuleRisks(),
        new PortRisks(), new WebhookRisks(), new ExposureRisks(), new RetentionRisks(), new SelectionRisks(), new PermissionRisks(),
        new ReplicaRisks(), new ResourceRisks(), new SchedulingRisks(), new ScrapeRisks(), new ArgumentRisks(),
    ];

    /// <summary>The risks of a change from one set to another, the most important first.</summary>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static ImmutableArray<Risk> Find(RiskContext context, CancellationToken cancellation) => Fold(
    [
        .. Rules.SelectMany(rule => rule.InSet(context)),
        .. context.Changes.SelectMany(change => Find(change, cancellation)),
    ]);

    private static IEnumerable<Risk> Find(ObjectChange change, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var values = change.Kind == ChangeKind.Changed ? LeafChange.Find(change) : [];
        return change.Steps.SelectMany(step => Rules.SelectMany(rule => rule.InObject(step)))
            .Concat(values.SelectMany(value => Kind(change, value) is { } kind ? [Risk.Of(kind, change.Reference, value.Statement)] : Array.Empty<Risk>()));
    }

    private static RiskKind? Kind(ObjectChange change, LeafChange value)
    {
        foreach (var rule in Rules)
        {
            if (rule.InValue(change, value) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    // Several statements about one object are one risk, and so are the same statements about several objects.
    private static ImmutableArray<Risk> Fold(ImmutableArray<Risk> risks) =>
    [
        .. risks
            .GroupBy(risk => (risk.Kind, Object: risk.Objects.FirstOrDefault()))
            .SelectMany(FoldObject)
            .GroupBy(risk => (risk.Kind, Same: string.Join('\n', [risk.Objects.FirstOrDefault()?.Kind ?? "", .. risk.Statements, "", .. risk.Details])))
            .Select(same => same.First() with { Objects = [.. same.SelectMany(risk => risk.Objects).Distinct().Order(ReferenceOrder.Instance)] })
            .OrderBy(risk => risk.Kind)
            .ThenBy(risk => risk.Objects.FirstOrDefault()?.ToString() ?? "", StringComparer.Ordinal)
            .ThenBy(risk => risk.Statements[0], StringComparer.Ordinal),
    ];

    // Statements with other details stay apart: the details are about them alone.
    private static IEnumerable<Risk> FoldObject(IGrouping<(RiskKind Kind, ObjectReference? Object), Risk> risks) => risks.Key.Object is null
        ? risks
        : risks.GroupBy(risk => string.Join('\n', risk.Details), StringComparer.Ordinal)
            .Select(same => same.First() with { Statements = [.. same.SelectMany(risk => risk.Statements).Distinct(StringComparer.Ordinal)] });
}

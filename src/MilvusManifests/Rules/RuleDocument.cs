using System.Collections.Immutable;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules;

/// <summary>What Prometheus' reader of rules, and the operator's admission webhook, refuse.</summary>
internal static class RuleDocument
{
    private const string Spec = "spec";

    private static readonly GroupVersionKind PrometheusRule = GroupVersionKind.Of("monitoring.coreos.com", "v1", "PrometheusRule");

    /// <summary>What is wrong with the rules of a PrometheusRule or of a plain rule file; nothing for other documents.</summary>
    public static ImmutableArray<Diagnostic> Check(YamlMapping document)
    {
        if (!RuleGroup.IsIn(document))
        {
            return [];
        }

        var errors = new SchemaErrors();
        var isPlain = document["kind"] is null;
        OperatorRules.Check(isPlain ? new YamlMapping([new YamlEntry(YamlScalar.String(Spec), document)]) : document, PrometheusRule, new InstancePath(), errors);
        var found = errors.ToDiagnostics();
        return isPlain ? [.. found.Select(fault => fault with { Message = fault.Message.Replace($"'{Spec}.", "'", StringComparison.Ordinal) })] : found;
    }
}

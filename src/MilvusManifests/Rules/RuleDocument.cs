using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules;

/// <summary>What Prometheus' reader of rules, and the operator's admission webhook, refuse.</summary>
internal static class RuleDocument
{
    /// <summary>What is wrong with the rules of a PrometheusRule, or with a rule file; nothing for other documents.</summary>
    public static ImmutableArray<Diagnostic> Check(YamlMapping document)
    {
        if (!RuleGroup.IsIn(document))
        {
            return [];
        }

        if (document["kind"] is null)
        {
            return RuleFile.Validate(document, new SchemaCatalogue(KubernetesSchemas.All[^1]));
        }

        var errors = new SchemaErrors();
        OperatorRules.Check(document, GroupVersionKind.Of(document), new InstancePath(), errors);
        return errors.ToDiagnostics();
    }
}

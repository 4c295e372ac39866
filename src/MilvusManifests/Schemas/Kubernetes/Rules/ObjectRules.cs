using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Admission;
using MilvusManifests.Schemas.Kubernetes.Rules.Apps;
using MilvusManifests.Schemas.Kubernetes.Rules.Autoscaling;
using MilvusManifests.Schemas.Kubernetes.Rules.Batch;
using MilvusManifests.Schemas.Kubernetes.Rules.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules.Core;
using MilvusManifests.Schemas.Kubernetes.Rules.Extensions;
using MilvusManifests.Schemas.Kubernetes.Rules.FlowControl;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Schemas.Kubernetes.Rules.Networking;
using MilvusManifests.Schemas.Kubernetes.Rules.Policy;
using MilvusManifests.Schemas.Kubernetes.Rules.Rbac;
using MilvusManifests.Schemas.Kubernetes.Rules.Storage;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>The rules of one version of the API server, by the definitions that they apply to.</summary>
internal sealed class ObjectRules
{
    private static readonly ConcurrentDictionary<int, ObjectRules> OfVersions = new();

    private readonly Dictionary<string, ObjectRuleCheck[]> byDefinition = new(StringComparer.Ordinal);

    /// <summary>Creates a set of rules.</summary>
    public ObjectRules(IEnumerable<ObjectRule> rules)
    {
        var ofDefinitions = new Dictionary<string, List<ObjectRule>>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var definition in rule.Definitions)
            {
                if (!ofDefinitions.TryGetValue(definition, out var ofOne))
                {
                    ofDefinitions.Add(definition, ofOne = []);
                }

                ofOne.Add(rule);
            }
        }

        foreach (var (definition, all) in ofDefinitions)
        {
            byDefinition.Add(definition, ChecksOf(all));
        }
    }

    /// <summary>Every rule of every version.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        .. LabelRules.All,
        .. PodTemplateRules.All, .. PodSpecRules.All, .. PodNetworkRules.All, .. SchedulingRules.All, .. AffinityRules.All, .. VolumeRules.All,
        .. ContainerRules.All, .. EnvironmentRules.All, .. ResourceRules.All, .. VolumeMountRules.All, .. ProbeRules.All, .. SecurityRules.All,
        .. ServiceRules.All, .. ServicePortRules.All, .. EndpointRules.All, .. DataRules.All,
        .. WorkloadRules.All, .. RolloutRules.All,
        .. JobRules.All, .. JobPolicyRules.All, .. CronJobRules.All,
        .. IngressRules.All, .. IngressClassRules.All, .. NetworkPolicyRules.All, .. ServiceAddressRules.All, .. EndpointSliceRules.All,
        .. PersistentVolumeRules.All, .. ClaimRules.All, .. StorageRules.All,
        .. NamespaceRules.All, .. QuotaRules.All,
        .. RoleRules.All, .. RoleBindingRules.All,
        .. AutoscalerRules.All, .. MetricRules.All, .. DisruptionBudgetRules.All,
        .. PriorityRules.All, .. NodeRules.All, .. ApiServiceRules.All, .. CertificateRules.All,
        .. WebhookRules.All, .. MatchRules.All, .. PolicyRules.All, .. BindingRules.All,
        .. FlowSchemaRules.All, .. PriorityLevelRules.All,
        .. DefinitionRules.All, .. StructuralRules.All, .. ListTypeRules.All,
    ];

    /// <summary>No rules.</summary>
    public static ObjectRules None { get; } = new([]);

    /// <summary>The rules of a version.</summary>
    public static ObjectRules Of(KubernetesVersion version) =>
        OfVersions.GetOrAdd(version.Minor, minor => new ObjectRules(All.Where(rule => rule.AppliesTo(minor))));

    /// <summary>Adds an error for every violation.</summary>
    /// <param name="definition">The definition of the mapping.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="errors">Receives the errors.</param>
    /// <param name="mark">How many errors there were before the mapping was held against its schema.</param>
    public void Check(string definition, YamlMapping node, InstancePath path, SchemaErrors errors, int mark)
    {
        if (!byDefinition.TryGetValue(definition, out var checks))
        {
            return;
        }

        var fields = new ObjectFields(node);
        var found = new RuleViolations(node, path, errors, mark);
        foreach (var check in checks)
        {
            check(fields, found);
        }
    }

    private static ObjectRuleCheck[] ChecksOf(List<ObjectRule> rules)
    {
        var checks = new List<ObjectRuleCheck>(rules.Count);
        var ofSchemas = new List<SchemaCheck>();
        foreach (var rule in rules)
        {
            if (rule is SchemaRule ofSchema)
            {
                ofSchemas.Add(ofSchema.CheckSchema);
            }
            else
            {
                checks.Add(rule.Check);
            }
        }

        if (ofSchemas.Count > 0)
        {
            SchemaCheck[] together = [.. ofSchemas];
            checks.Add((validation, found) => SchemaPart.CheckAll(validation, together, found));
        }

        return [.. checks];
    }
}

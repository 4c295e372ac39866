using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.References;

/// <summary>What the Prometheus operator reads for its objects, and mounts into their pods.</summary>
/// <remarks>prometheus-operator Documentation/api-reference/api.md: SecretKeySelector, SecretOrConfigMap. What monitors name is followed by the scrape path.</remarks>
internal static class OperatorUses
{
    private static readonly string[] Kinds = ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler", "AlertmanagerConfig"];

    // What pods of these fields need is found with the pods.
    private static readonly string[] OfPods = ["containers", "initContainers", "volumes"];

    /// <summary>The objects that the operator's objects need.</summary>
    public static IEnumerable<ObjectUse> Of(ClusterObjects cluster)
    {
        foreach (var kind in Kinds)
        {
            foreach (var user in cluster.Of(ScrapeMonitor.Group, kind))
            {
                foreach (var use in Of(user))
                {
                    yield return use;
                }
            }
        }
    }

    private static IEnumerable<ObjectUse> Of(ClusterObject user)
    {
        var spec = user.Spec;
        foreach (var (list, kind) in ((string, string)[])[("secrets", "Secret"), ("configMaps", "ConfigMap")])
        {
            foreach (var name in spec.Texts(list))
            {
                yield return new(user, "", kind, user.Namespace, name, "mounts");
            }
        }

        if (user.Reference.Kind == "Alertmanager")
        {
            if (spec.Scalar("configSecret") is { Value.Length: > 0 } secret)
            {
                yield return new(user, "", "Secret", user.Namespace, secret, "is configured by");
            }

            if (spec.Fields("alertmanagerConfiguration").Scalar("name") is { } configuration)
            {
                yield return new(user, ScrapeMonitor.Group, "AlertmanagerConfig", user.Namespace, configuration, "is configured by");
            }
        }

        foreach (var (key, value) in spec.Node?.Entries ?? [])
        {
            foreach (var use in OfPods.Contains(key.Value, StringComparer.Ordinal) ? [] : SelectorsIn(user, key.Value, value))
            {
                yield return use;
            }
        }
    }

    private static IEnumerable<ObjectUse> SelectorsIn(ClusterObject user, string key, YamlNode node)
    {
        switch (node)
        {
            case YamlSequence sequence:
                return sequence.Items.SelectMany(item => SelectorsIn(user, key, item));
            case YamlMapping mapping when IsSelector(mapping):
                var selector = new ObjectFields(mapping);
                return selector.Scalar("name") is not { } name || selector.Flag("optional") == true
                    ? []
                    : [new(user, "", key.StartsWith("configMap", StringComparison.Ordinal) ? "ConfigMap" : "Secret", user.Namespace, name, "reads") { Key = selector.Scalar("key") }];
            case YamlMapping mapping:
                return mapping.Entries.SelectMany(entry => SelectorsIn(user, entry.Key.Value, entry.Value));
            default:
                return [];
        }
    }

    private static bool IsSelector(YamlMapping mapping) =>
        mapping["name"] is YamlScalar && mapping["key"] is YamlScalar && mapping.Entries.All(entry => entry.Key.Value is "name" or "key" or "optional");
}

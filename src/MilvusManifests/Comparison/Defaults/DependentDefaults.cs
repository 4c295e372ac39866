using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>The defaults of the built-in kinds that depend on other fields of the same mapping.</summary>
internal static class DependentDefaults
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>What the API server fills in; null where it fills in nothing, or where that is unknown.</summary>
    /// <param name="definition">The definition of the mapping, as the schema packs name it.</param>
    /// <param name="mapping">The mapping without the field.</param>
    /// <param name="field">The field.</param>
    public static YamlNode? Find(string definition, YamlMapping mapping, string field) => (definition, field) switch
    {
        ("core.v1.Container" or "core.v1.EphemeralContainer", "imagePullPolicy") => PullPolicy(mapping["image"]),
        ("core.v1.ImageVolumeSource", "pullPolicy") => PullPolicy(mapping["reference"]),
        ("core.v1.PodSpec", "serviceAccount") => mapping["serviceAccountName"],
        ("core.v1.PodSpec", "serviceAccountName") => mapping["serviceAccount"],
        ("core.v1.Volume", "emptyDir") => mapping.Entries.Length == 1 ? YamlMapping.Empty : null,
        ("core.v1.ResourceRequirements", "requests") => mapping["limits"],
        ("core.v1.ServicePort", "targetPort") => mapping["port"],
        ("core.v1.ServiceSpec", _) => OfService(mapping, field),
        ("apps.v1.DeploymentStrategy" or "apps.v1.DaemonSetUpdateStrategy" or "apps.v1.StatefulSetUpdateStrategy", "rollingUpdate") =>
            Text(mapping, "type") is "" or "RollingUpdate" ? YamlMapping.Empty : null,
        ("batch.v1.JobSpec", "completions") => mapping["parallelism"] is null ? Integer("1") : null,
        ("networking.v1.NetworkPolicySpec", "policyTypes") => PolicyTypes(mapping),
        ("rbac.v1.Subject", "apiGroup") => Word(Text(mapping, "kind") == "ServiceAccount" ? "" : RbacGroup),
        ("apiextensions.v1.CustomResourceDefinitionNames", "listKind") => Word(Text(mapping, "kind") + "List"),
        ("apiextensions.v1.CustomResourceDefinitionNames", "singular") => Word(Text(mapping, "kind").ToLowerInvariant()),
        _ => null,
    };

    private static YamlNode? OfService(YamlMapping spec, string field)
    {
        var type = Text(spec, "type") is { Length: > 0 } written ? written : "ClusterIP";
        var isExternal = type is "NodePort" or "LoadBalancer" || spec["externalIPs"] is YamlSequence { Items.Length: > 0 };
        return field switch
        {
            "internalTrafficPolicy" => type == "ExternalName" ? null : Word("Cluster"),
            "externalTrafficPolicy" => isExternal ? Word("Cluster") : null,
            "allocateLoadBalancerNodePorts" => type == "LoadBalancer" ? new YamlScalar("true", YamlScalarStyle.Plain) : null,
            "sessionAffinityConfig" => Text(spec, "sessionAffinity") == "ClientIP" ? Mapping("clientIP", Mapping("timeoutSeconds", Integer("10800"))) : null,
            "clusterIPs" => spec["clusterIP"] is { } address ? new YamlSequence([address]) : null,
            "clusterIP" => spec["clusterIPs"] is YamlSequence { Items: [var first, ..] } ? first : null,
            _ => null,
        };
    }

    private static YamlScalar? PullPolicy(YamlNode? image)
    {
        if (image is not YamlScalar { Value.Length: > 0 } reference)
        {
            return null;
        }

        var (tag, digest) = (ImageReference.Parse(reference.Value).Tag, ImageReference.Parse(reference.Value).Digest);
        return Word(tag == "latest" || (tag is null && digest is null) ? "Always" : "IfNotPresent");
    }

    private static YamlSequence PolicyTypes(YamlMapping spec) =>
        spec["egress"] is YamlSequence { Items.Length: > 0 } ? new YamlSequence([Word("Ingress"), Word("Egress")]) : new YamlSequence([Word("Ingress")]);

    private static string Text(YamlMapping mapping, string field) => (mapping[field] as YamlScalar)?.Value ?? "";

    private static YamlScalar Word(string text) => YamlScalar.String(text);

    private static YamlScalar Integer(string digits) => new(digits, YamlScalarStyle.Plain);

    private static YamlMapping Mapping(string key, YamlNode value) => new([new YamlEntry(YamlScalar.String(key), value)]);
}

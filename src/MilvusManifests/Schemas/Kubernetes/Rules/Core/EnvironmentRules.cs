using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of environment variables and of what containers and volumes read from the pod, ConfigMaps and Secrets.</summary>
internal static class EnvironmentRules
{
    private static readonly string[] VariableFields =
        ["metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];

    private static readonly string[] FileFields = ["metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid"];

    private static readonly string[] Resources =
        ["limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage"];

    private static readonly ImmutableArray<string> Variable = ["core.v1.EnvVar"];
    private static readonly ImmutableArray<string> KeySelectors = ["core.v1.ConfigMapKeySelector", "core.v1.SecretKeySelector"];
    private static readonly ImmutableArray<string> References = ["core.v1.ConfigMapEnvSource", "core.v1.SecretEnvSource"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Variable, "env-name", "core/validation: ValidateEnv", (variable, found) => found.CheckText(variable, "name", Faults.VariableName)),
        new(Variable, "env-name-strict", "core/validation: ValidateEnv", (variable, found) => found.CheckText(variable, "name", Faults.StrictVariableName)) { Until = 31 },
        new(Variable, "env-name-required", "core/validation: ValidateEnv", (variable, found) => found.CheckNotEmpty(variable, "name")),
        new(Variable, "env-value-or-source", "core/validation: validateEnvVarValueFrom", CheckValueOrSource),
        new(["core.v1.EnvVarSource"], "env-source", "core/validation: validateEnvVarValueFrom", CheckSource),
        new(["core.v1.EnvFromSource"], "env-from-source", "core/validation: ValidateEnvFrom", (source, found) => found.CheckExactlyOne(source, "configMapRef", "secretRef")),
        new(["core.v1.EnvFromSource"], "env-from-prefix", "core/validation: ValidateEnvFrom", (source, found) => found.CheckText(source, "prefix", Faults.VariableName)),
        new(References, "env-from-name", "core/validation: validateConfigMapEnvSource, validateSecretEnvSource", CheckReferenceName),
        new(KeySelectors, "key-selector-name", "core/validation: validateConfigMapKeySelector, validateSecretKeySelector", CheckReferenceName),
        new(KeySelectors, "key-selector-key", "core/validation: validateConfigMapKeySelector, validateSecretKeySelector", CheckKey),
        new(Variable, "env-field", "core/validation: validateObjectFieldSelector", (variable, found) => CheckField(variable.Fields("valueFrom").Fields("fieldRef"), VariableFields, found)),
        new(["core.v1.DownwardAPIVolumeFile"], "downward-api-field", "core/validation: validateObjectFieldSelector", (file, found) => CheckField(file.Fields("fieldRef"), FileFields, found)),
        new(["core.v1.ObjectFieldSelector"], "field-ref-version", "core/validation: validateObjectFieldSelector", CheckFieldVersion),
        new(["core.v1.ResourceFieldSelector"], "resource-field", "core/validation: validateContainerResourceFieldSelector", CheckResource),
        new(["core.v1.DownwardAPIVolumeFile"], "downward-api-container", "core/validation: validateContainerResourceFieldSelector",
            (file, found) => found.CheckRequired(file.Fields("resourceFieldRef"), "containerName", "in a volume")),
    ];

    private static void CheckValueOrSource(ObjectFields variable, RuleViolations found)
    {
        if (variable.Has("valueFrom") && variable.Text("value") is { Length: > 0 })
        {
            found.CheckAtMostOne(variable, "value", "valueFrom");
        }
    }

    private static void CheckSource(ObjectFields source, RuleViolations found)
    {
        // Later versions have more sources: what is unknown here is not counted.
        if (source.Node!.Entries.IsEmpty)
        {
            found.Explain(source.Node!, "one of 'fieldRef', 'resourceFieldRef', 'configMapKeyRef' and 'secretKeyRef' is required");
        }

        found.CheckAtMostOne(source, "fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");
    }

    private static void CheckReferenceName(ObjectFields reference, RuleViolations found)
    {
        found.CheckRequired(reference, "name");
        found.CheckSyntax(reference, "name", DnsSubdomain.Existing);
    }

    private static void CheckKey(ObjectFields selector, RuleViolations found)
    {
        if (selector.Scalar("key") is { } key)
        {
            found.AddFault(key, Faults.DataKey(key.Value));
        }
    }

    private static void CheckField(ObjectFields reference, string[] known, RuleViolations found)
    {
        if (reference.Scalar("fieldPath") is not { } path || path.Value == "spec.host")
        {
            return;
        }

        var open = path.Value.IndexOf("['", StringComparison.Ordinal);
        if (open > 0 && path.Value.EndsWith("']", StringComparison.Ordinal))
        {
            CheckSubscript(path, path.Value[..open], path.Value[(open + 2)..^2], found);
        }
        else if (!known.Contains(path.Value, StringComparer.Ordinal))
        {
            found.Add(path, $"must be {ValueText.Choice([.. known, "metadata.labels['KEY']", "metadata.annotations['KEY']"])}, not {ValueText.Of(path)}");
        }
    }

    private static void CheckSubscript(YamlScalar path, string map, string key, RuleViolations found)
    {
        if (map is not ("metadata.labels" or "metadata.annotations"))
        {
            found.Explain(path, $"only metadata.labels and metadata.annotations have keys, not {map}");
        }
        else if (Faults.QualifiedName(map == "metadata.labels" ? key : key.ToLowerInvariant()) is var (_, advice))
        {
            found.Explain(path, $"{ValueText.Quote(key)} is not a valid key; {advice}");
        }
    }

    private static void CheckFieldVersion(ObjectFields reference, RuleViolations found)
    {
        if (!reference.IsEmpty("apiVersion"))
        {
            found.CheckValue(reference, "apiVersion", "v1");
        }
    }

    private static void CheckResource(ObjectFields reference, RuleViolations found)
    {
        if (reference.Scalar("resource") is { } resource && !Resources.Contains(resource.Value, StringComparer.Ordinal)
            && !resource.Value.StartsWith("limits.hugepages-", StringComparison.Ordinal) && !resource.Value.StartsWith("requests.hugepages-", StringComparison.Ordinal))
        {
            found.Add(resource, $"must be {ValueText.Choice(Resources)}, not {ValueText.Of(resource)}");
        }
    }
}

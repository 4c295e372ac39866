using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Extensions;

/// <summary>The rules of CustomResourceDefinitions, except those of their schemas.</summary>
internal static class DefinitionRules
{
    private const string Package = "apiextensions/validation: ";

    private static readonly ImmutableArray<string> Definition = ["apiextensions.v1.CustomResourceDefinition"];
    private static readonly ImmutableArray<string> Spec = ["apiextensions.v1.CustomResourceDefinitionSpec"];
    private static readonly ImmutableArray<string> Version = ["apiextensions.v1.CustomResourceDefinitionVersion"];
    private static readonly ImmutableArray<string> Names = ["apiextensions.v1.CustomResourceDefinitionNames"];
    private static readonly ImmutableArray<string> Column = ["apiextensions.v1.CustomResourceColumnDefinition"];
    private static readonly ImmutableArray<string> NotAtRoot = ["allOf", "anyOf", "oneOf", "not", "enum", "minProperties", "maxProperties"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Definition, "definition-approval", Package + "validateAPIApproval", CheckApproval),
        new(Spec, "definition-group", Package + "validateCustomResourceDefinitionSpec", CheckGroup),
        new(Spec, "definition-storage-version", Package + "validateCustomResourceDefinitionSpec", CheckStorage),
        new(Spec, "definition-versions-unique", Package + "validateCustomResourceDefinitionSpec", (spec, found) => found.CheckUnique(spec.Mappings("versions"), "name")),
        new(Spec, "definition-preserve-unknown", Package + "validatePreserveUnknownFields", CheckPreserve),
        new(Names, "definition-names", Package + "ValidateCustomResourceDefinitionNames", CheckNames),
        new(Names, "definition-list-kind", Package + "ValidateCustomResourceDefinitionNames", CheckListKind),
        new(Version, "definition-version-name", Package + "validateCustomResourceDefinitionSpec", (version, found) => found.CheckText(version, "name", NameFaults.LetterLabel)),
        new(Version, "definition-schema", Package + "validateCustomResourceDefinitionSpec", CheckSchema),
        new(Version, "definition-status-root", Package + "validateCustomResourceDefinitionValidation", CheckStatusRoot),
        new(Version, "definition-deprecation", Package + "validateDeprecationWarning", CheckDeprecation),
        new(Version, "definition-selectable-fields", Package + "ValidateCustomResourceSelectableFields", CheckSelectable),
        new(Column, "column-type", Package + "ValidateCustomResourceColumnDefinition", (column, found) => found.CheckValue(column, "type", "integer", "number", "string", "boolean", "date")),
        new(Column, "column-format", Package + "ValidateCustomResourceColumnDefinition", CheckFormat),
        new(Column, "column-path", Package + "ValidateCustomResourceColumnDefinition", CheckPath),
        new(["apiextensions.v1.CustomResourceSubresourceScale"], "scale-paths", Package + "ValidateCustomResourceDefinitionSubresources", CheckScale),
        new(["apiextensions.v1.CustomResourceConversion"], "conversion-webhook", Package + "validateCustomResourceConversion", CheckConversion),
        new(["apiextensions.v1.WebhookConversion"], "conversion-review-versions", Package + "validateConversionReviewVersions", CheckReviewVersions),
    ];

    private static void CheckApproval(ObjectFields definition, RuleViolations found)
    {
        if (definition.Fields("spec").Scalar("group") is not { } group
            || !(group.Value is "k8s.io" or "kubernetes.io" || group.Value.EndsWith(".k8s.io", StringComparison.Ordinal) || group.Value.EndsWith(".kubernetes.io", StringComparison.Ordinal)))
        {
            return;
        }

        if (definition.Fields("metadata").Fields("annotations").IsEmpty("api-approved.kubernetes.io"))
        {
            found.Explain(group, $"the group {ValueText.Of(group)} is reserved for Kubernetes; the annotation api-approved.kubernetes.io is required");
        }
    }

    // Whether the group is a DNS subdomain is checked where the kinds of a CustomResourceDefinition are read.
    private static void CheckGroup(ObjectFields spec, RuleViolations found) => found.CheckText(spec, "group",
        text => text.Contains('.', StringComparison.Ordinal) || NameFaults.Subdomain(text) is not null ? null : ("API group", "use a domain with at least one dot, such as example.com"));

    private static void CheckStorage(ObjectFields spec, RuleViolations found)
    {
        var versions = spec.Mappings("versions").ToList();
        var stored = versions.FindAll(version => version.Flag("storage") == true);
        if (spec["versions"] is not YamlSequence sequence || versions.Count < sequence.Items.Length || versions.Exists(version => version.Has("storage") && version.Flag("storage") is null))
        {
            return;
        }

        if (stored.Count == 0)
        {
            found.Explain(sequence, "one version must have storage: true");
        }

        foreach (var other in stored.Skip(1))
        {
            found.Add(other["storage"]!, "must be false: there is already a version with storage: true");
        }
    }

    private static void CheckPreserve(ObjectFields spec, RuleViolations found)
    {
        if (spec.Flag("preserveUnknownFields") == true)
        {
            found.Add(spec["preserveUnknownFields"]!, "must not be true; use x-kubernetes-preserve-unknown-fields: true in the schema");
        }
    }

    private static void CheckNames(ObjectFields names, RuleViolations found)
    {
        found.CheckNotEmpty(names, "plural", "kind");
        found.CheckText(names, "plural", NameFaults.LetterLabel);
        found.CheckText(names, "singular", NameFaults.LetterLabel);
        found.CheckText(names, "kind", KindFault);
        found.CheckText(names, "listKind", KindFault);
        foreach (var name in names.Texts("shortNames").Concat(names.Texts("categories")))
        {
            found.AddFault(name, name.Value.Length == 0 ? ("name", "it must not be empty") : NameFaults.LetterLabel(name.Value));
        }
    }

    private static (string Name, string? Advice)? KindFault(string text) => NameFaults.LetterLabel(text.ToLowerInvariant()) is null ? null : ("kind", "use letters and digits, such as ServiceMonitor");

    private static void CheckListKind(ObjectFields names, RuleViolations found)
    {
        if (names.Scalar("listKind") is { Value.Length: > 0 } list && list.Value == names.Text("kind"))
        {
            found.Add(list, $"must differ from kind; use {list.Value}List");
        }
    }

    private static void CheckSchema(ObjectFields version, RuleViolations found)
    {
        if (!version.Has("schema"))
        {
            found.CheckRequired(version, "schema");
        }
        else if (version.Fields("schema") is { Exists: true } schema && !schema.Has("openAPIV3Schema"))
        {
            found.CheckRequired(schema, "openAPIV3Schema");
        }
    }

    private static void CheckStatusRoot(ObjectFields version, RuleViolations found)
    {
        if (!version.Fields("subresources").Has("status"))
        {
            return;
        }

        var root = version.Fields("schema").Fields("openAPIV3Schema");
        foreach (var keyword in NotAtRoot)
        {
            if (!root.IsEmpty(keyword))
            {
                found.AddKey(root, keyword, "is not allowed at the root with the subresource 'status'");
            }
        }
    }

    private static void CheckDeprecation(ObjectFields version, RuleViolations found)
    {
        if (version.Scalar("deprecationWarning") is not { } warning)
        {
            return;
        }

        if (version.Flag("deprecated") == false || !version.Has("deprecated"))
        {
            found.AddKey(version, "deprecationWarning", "is only allowed with deprecated: true");
        }
        else if (warning.Value.Length == 0 || Encoding.UTF8.GetByteCount(warning.Value) > 256 || warning.Value.Any(char.IsControl))
        {
            found.Add(warning, "must be one line of 1 to 256 bytes");
        }
    }

    private static void CheckSelectable(ObjectFields version, RuleViolations found)
    {
        if (version.Items("selectableFields").Length > 8)
        {
            found.Add(version["selectableFields"]!, "must not have more than 8 items");
        }

        foreach (var field in version.Mappings("selectableFields"))
        {
            found.CheckNotEmpty(field, "jsonPath");
            if (field.Scalar("jsonPath") is { } path && (path.Value.StartsWith(".metadata.", StringComparison.Ordinal) || path.Value == ".metadata"))
            {
                found.Add(path, "must not be in the metadata");
            }
        }

        found.CheckUnique(version.Mappings("selectableFields"), "jsonPath");
    }

    private static void CheckFormat(ObjectFields column, RuleViolations found)
    {
        if (!column.IsEmpty("format"))
        {
            found.CheckValue(column, "format", "int32", "int64", "float", "double", "byte", "date", "date-time", "password");
        }
    }

    private static void CheckPath(ObjectFields column, RuleViolations found)
    {
        found.CheckNotEmpty(column, "name", "jsonPath");
        if (column.Scalar("jsonPath") is { Value.Length: > 0 } path && path.Value[0] != '.')
        {
            found.Add(path, $"must start with '.', not {ValueText.Of(path)}");
        }
    }

    private static void CheckScale(ObjectFields scale, RuleViolations found)
    {
        found.CheckNotEmpty(scale, "specReplicasPath", "statusReplicasPath");
        CheckPrefix(scale, "specReplicasPath", [".spec."], found);
        CheckPrefix(scale, "statusReplicasPath", [".status."], found);
        CheckPrefix(scale, "labelSelectorPath", [".spec.", ".status."], found);
    }

    private static void CheckPrefix(ObjectFields scale, string name, string[] prefixes, RuleViolations found)
    {
        if (scale.Scalar(name) is { Value.Length: > 0 } path && !Array.Exists(prefixes, prefix => path.Value.StartsWith(prefix, StringComparison.Ordinal)))
        {
            found.Add(path, $"must start with {ValueText.Choice(prefixes)}, not {ValueText.Of(path)}");
        }
    }

    private static void CheckConversion(ObjectFields conversion, RuleViolations found)
    {
        var webhook = conversion.Fields("webhook");
        if (conversion.Text("strategy") == "Webhook")
        {
            if (!conversion.Has("webhook"))
            {
                found.CheckRequired(conversion, "webhook", "with strategy Webhook");
            }
            else if (webhook.Exists && !webhook.Has("clientConfig"))
            {
                found.CheckRequired(webhook, "clientConfig", "with strategy Webhook");
            }
        }
        else if (conversion.Text("strategy") == "None" && webhook.Exists && (webhook.Has("clientConfig") || !webhook.IsEmpty("conversionReviewVersions")))
        {
            found.AddKey(conversion, "webhook", "is only allowed with strategy Webhook");
        }
    }

    private static void CheckReviewVersions(ObjectFields webhook, RuleViolations found)
    {
        found.CheckNotEmpty(webhook, "conversionReviewVersions");
        var versions = webhook.Texts("conversionReviewVersions").ToList();
        if (versions.Count > 0 && versions.Count == webhook.Items("conversionReviewVersions").Length && !versions.Exists(version => version.Value is "v1" or "v1beta1"))
        {
            found.Add(webhook["conversionReviewVersions"]!, "must include v1 or v1beta1");
        }
    }
}

using System.Collections.Immutable;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Meta;

/// <summary>The rules of label selectors, and of labels outside of metadata.</summary>
internal static class LabelRules
{
    private static readonly ImmutableArray<string> Requirement = ["meta.v1.LabelSelectorRequirement"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Requirement, "label-selector-values", "apimachinery/apis/meta/v1/validation: ValidateLabelSelectorRequirement", CheckValues),
        new(Requirement, "label-selector-key", "apimachinery/apis/meta/v1/validation: ValidateLabelName", CheckKey),
        new(["meta.v1.ObjectMeta"], "finalizer-name", "apimachinery/api/validation: ValidateFinalizerName", CheckFinalizers),
        new(["meta.v1.OwnerReference"], "owner-reference", "apimachinery/api/validation: validateOwnerReference", CheckOwner),
        new(["meta.v1.ObjectMeta"], "owner-controllers", "apimachinery/api/validation: ValidateOwnerReferences", CheckControllers),
    ];

    /// <summary>Reports keys and values of a mapping that labels cannot have.</summary>
    public static void CheckLabels(ObjectFields parent, string name, RuleViolations found)
    {
        foreach (var (key, value) in parent.Entries(name))
        {
            if (!LabelKey.IsValid(key.Value))
            {
                found.AddEntry(key, value, $": {ValueText.Of(key)} is not a valid label key; {LabelKey.Syntax.Advise(key.Value)}");
            }

            if (value is YamlScalar { Kind: YamlScalarKind.String } text && !LabelValue.IsValid(text.Value))
            {
                found.AddFault(text, LabelValue.Syntax.Fault(text.Value));
            }
        }
    }

    private static void CheckValues(ObjectFields requirement, RuleViolations found)
    {
        switch (requirement.Text("operator"))
        {
            case "In" or "NotIn":
                found.CheckRequired(requirement, "values", $"with operator: {requirement.Text("operator")}");
                break;
            case "Exists" or "DoesNotExist" when !requirement.IsEmpty("values"):
                found.AddKey(requirement, "values", $"is not allowed with operator: {requirement.Text("operator")}");
                break;
        }
    }

    private static void CheckKey(ObjectFields requirement, RuleViolations found)
    {
        if (requirement.Scalar("key") is { } key && !LabelKey.IsValid(key.Value))
        {
            found.AddFault(key, LabelKey.Syntax.Fault(key.Value));
        }
    }

    private static void CheckFinalizers(ObjectFields metadata, RuleViolations found)
    {
        foreach (var finalizer in metadata.Texts("finalizers"))
        {
            found.AddFault(finalizer, Faults.QualifiedName(finalizer.Value));
        }
    }

    private static void CheckOwner(ObjectFields owner, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["apiVersion", "kind", "name", "uid"])
        {
            found.CheckNotEmpty(owner, name);
        }

        if (owner.Text("apiVersion") is { } version && owner.Text("kind") == "Event" && version is "v1" or "events.k8s.io/v1")
        {
            found.Add(owner["kind"]!, "must not be Event");
        }
    }

    private static void CheckControllers(ObjectFields metadata, RuleViolations found)
    {
        if (metadata.Items("ownerReferences").Length < 2)
        {
            return;
        }

        foreach (var owner in metadata.Mappings("ownerReferences").Where(owner => owner.Flag("controller") == true).Skip(1))
        {
            found.Add(owner["controller"]!, "must not be true: another owner is already the controller");
        }
    }
}

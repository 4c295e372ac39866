using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Admission;

/// <summary>The rules of ValidatingAdmissionPolicies and MutatingAdmissionPolicies.</summary>
internal static class PolicyRules
{
    private const string Package = "admissionregistration/validation: ";

    private static readonly ImmutableArray<string> Validating = ["admissionregistration.v1.ValidatingAdmissionPolicySpec"];
    private static readonly ImmutableArray<string> Mutating = Versions("MutatingAdmissionPolicySpec");
    private static readonly ImmutableArray<string> Policies = [.. Validating, .. Mutating];
    private static readonly ImmutableArray<string> Validation = ["admissionregistration.v1.Validation"];
    private static readonly ImmutableArray<string> Mutation = Versions("Mutation");
    private static readonly ImmutableArray<string> Variable = Versions("Variable");

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["admissionregistration.v1.ValidatingAdmissionPolicy", .. Versions("MutatingAdmissionPolicy")], "policy-spec", Package + "validateValidatingAdmissionPolicySpec", (policy, found) => found.CheckRequired(policy, "spec")),
        new(Policies, "policy-match-constraints", Package + "validateValidatingAdmissionPolicySpec, validateMutatingAdmissionPolicySpec", CheckConstraints),
        new(Validating, "policy-validations", Package + "validateValidatingAdmissionPolicySpec", CheckValidations),
        new(Validating, "policy-audit-annotations", Package + "validateValidatingAdmissionPolicySpec", CheckAnnotations),
        new(["admissionregistration.v1.AuditAnnotation"], "policy-audit-cel", Package + "validateAuditAnnotation", (annotation, found) => Expressions.Check(annotation, "valueExpression", found)),
        new(Validation, "policy-validation-cel", Package + "validateValidation", (validation, found) => Expressions.Check(validation, "expression", found)),
        new(Validation, "policy-message-cel", Package + "validateValidation", CheckMessageExpression),
        new(Validation, "policy-message", Package + "validateValidation", CheckMessage),
        new(Validation, "policy-reason", Package + "validateValidation", (validation, found) => found.CheckValue(validation, "reason", "Unauthorized", "Forbidden", "Invalid", "RequestEntityTooLarge")),
        new(Variable, "policy-variable-name", Package + "validateVariable", CheckVariable),
        new(Variable, "policy-variable-cel", Package + "validateVariable", (variable, found) => Expressions.Check(variable, "expression", found)),
        new(Versions("ParamKind"), "policy-param-kind", Package + "validateParamKind", CheckParamKind),
        new(Mutating, "policy-mutations", Package + "validateMutatingAdmissionPolicySpec", (policy, found) => found.CheckRequired(policy, "mutations")),
        new(Mutation, "policy-mutation-type", Package + "validateMutation", CheckMutation),
        new([.. Versions("ApplyConfiguration"), .. Versions("JSONPatch")], "policy-mutation-cel", Package + "validateMutation", (patch, found) => Expressions.Check(patch, "expression", found)),
    ];

    private static ImmutableArray<string> Versions(string name) => [$"admissionregistration.v1.{name}", $"admissionregistration.v1beta1.{name}", $"admissionregistration.v1alpha1.{name}"];

    private static void CheckConstraints(ObjectFields policy, RuleViolations found)
    {
        found.CheckRequired(policy, "matchConstraints");
        if (policy.Fields("matchConstraints") is { Exists: true } constraints && !policy.IsEmpty("matchConstraints"))
        {
            found.CheckRequired(constraints, "resourceRules");
        }
    }

    private static void CheckValidations(ObjectFields policy, RuleViolations found)
    {
        if (policy.IsEmpty("validations") && policy.IsEmpty("auditAnnotations"))
        {
            found.Explain(policy["validations"] ?? policy.Node!, "'validations' or 'auditAnnotations' must have at least one item");
        }
    }

    private static void CheckAnnotations(ObjectFields policy, RuleViolations found)
    {
        found.CheckUnique(policy.Mappings("auditAnnotations"), "key");
        if (policy.Items("auditAnnotations").Length > 20)
        {
            found.Add(policy["auditAnnotations"]!, "must not have more than 20 items");
        }
    }

    private static void CheckMessageExpression(ObjectFields validation, RuleViolations found)
    {
        if (validation.Text("messageExpression") is { Length: > 0 })
        {
            Expressions.Check(validation, "messageExpression", found);
        }
    }

    private static void CheckMessage(ObjectFields validation, RuleViolations found)
    {
        if (validation.Scalar("message") is not { Value.Length: > 0 } message)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(message.Value))
        {
            found.Add(message, "must not be blank");
        }
        else if (message.Value.Trim().AsSpan().ContainsAny('\n', '\r'))
        {
            found.Add(message, "must not contain line breaks");
        }
    }

    private static void CheckVariable(ObjectFields variable, RuleViolations found)
    {
        if (variable.Scalar("name") is { } name && !Expressions.IsIdentifier(name.Value))
        {
            found.Explain(name, $"{ValueText.Of(name)} is not a valid name of a variable; use letters, digits and '_'");
        }
    }

    private static void CheckParamKind(ObjectFields kind, RuleViolations found)
    {
        found.CheckRequired(kind, "apiVersion");
        found.CheckRequired(kind, "kind");
        found.CheckText(kind, "apiVersion", VersionFault);
        found.CheckText(kind, "kind", text => NameFaults.LetterLabel(text.ToLowerInvariant()) is null ? null : ("kind", "use letters and digits"));
    }

    private static (string Name, string? Advice)? VersionFault(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return text.AsSpan().Count('/') < 2 && (slash <= 0 || DnsSubdomain.IsValid(text.AsSpan(0, slash))) && slash < text.Length - 1 && NameFaults.LetterLabel(text[(slash + 1)..]) is null
            ? null : ("apiVersion", "use one such as v1 or example.com/v1");
    }

    private static void CheckMutation(ObjectFields mutation, RuleViolations found)
    {
        var (own, other) = mutation.Text("patchType") switch
        {
            "ApplyConfiguration" => ("applyConfiguration", "jsonPatch"),
            "JSONPatch" => ("jsonPatch", "applyConfiguration"),
            _ => (null, null),
        };
        if (own is null)
        {
            found.CheckValue(mutation, "patchType", "ApplyConfiguration", "JSONPatch");
            return;
        }

        if (!mutation.Has(own))
        {
            found.CheckRequired(mutation, own, $"with patchType {mutation.Text("patchType")}");
        }

        if (mutation.Has(other!))
        {
            found.AddKey(mutation, other!, $"is not allowed with patchType {mutation.Text("patchType")}");
        }
    }
}

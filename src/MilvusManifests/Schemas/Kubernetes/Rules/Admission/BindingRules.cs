using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Admission;

/// <summary>The rules of what binds admission policies.</summary>
internal static class BindingRules
{
    private const string Package = "admissionregistration/validation: ";

    private static readonly ImmutableArray<string> Validating = ["admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec"];
    private static readonly ImmutableArray<string> Bindings =
    [
        .. Validating, "admissionregistration.v1.MutatingAdmissionPolicyBindingSpec", "admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec", "admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec",
    ];

    private static readonly ImmutableArray<string> Parameters = ["admissionregistration.v1.ParamRef", "admissionregistration.v1beta1.ParamRef", "admissionregistration.v1alpha1.ParamRef"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Bindings, "binding-policy", Package + "validateValidatingAdmissionPolicyBindingSpec", CheckPolicy),
        new(Validating, "binding-actions", Package + "validateValidationActions", (binding, found) => found.CheckNotEmpty(binding, "validationActions")),
        new(Validating, "binding-deny-and-warn", Package + "validateValidationActions", CheckDenyAndWarn),
        new(Parameters, "binding-parameters", Package + "validateParamRef", CheckParameters),
        new(Parameters, "binding-parameters-missing", Package + "validateParamRef", (parameters, found) => found.CheckValue(parameters, "parameterNotFoundAction", "Allow", "Deny")),
    ];

    private static void CheckPolicy(ObjectFields binding, RuleViolations found)
    {
        found.CheckNotEmpty(binding, "policyName");
        found.CheckSyntax(binding, "policyName", DnsSubdomain.Existing);
    }

    private static void CheckDenyAndWarn(ObjectFields binding, RuleViolations found)
    {
        var actions = binding.Texts("validationActions").ToList();
        if (actions.Exists(action => action.Value == "Deny") && actions.Find(action => action.Value == "Warn") is { } warn)
        {
            found.Add(warn, "is not allowed with Deny, which already returns the message");
        }
    }

    private static void CheckParameters(ObjectFields parameters, RuleViolations found)
    {
        found.CheckText(parameters, "name", NameFaults.PathSegment);
        if (parameters.IsEmpty("name") && !parameters.Has("selector"))
        {
            found.Explain(parameters.Node!, "one of 'name' and 'selector' is required");
        }
        else if (!parameters.IsEmpty("name"))
        {
            found.CheckAtMostOne(parameters, "name", "selector");
        }
    }
}

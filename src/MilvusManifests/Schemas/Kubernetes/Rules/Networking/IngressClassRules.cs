using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Networking;

/// <summary>The rules of IngressClasses.</summary>
internal static class IngressClassRules
{
    private static readonly ImmutableArray<string> Parameters = ["networking.v1.IngressClassParametersReference"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["networking.v1.IngressClassSpec"], "ingress-class-controller", "networking/validation: validateIngressClassSpec", CheckController),
        new(Parameters, "ingress-class-parameters", "networking/validation: validateIngressClassParametersReference", CheckReference),
        new(Parameters, "ingress-class-parameters-namespace", "networking/validation: validateIngressClassParametersReference", CheckNamespace),
    ];

    private static void CheckController(ObjectFields spec, RuleViolations found)
    {
        found.CheckRequired(spec, "controller");
        found.CheckText(spec, "controller", text => text.Length > 250 ? ("controller", "use at most 250 characters") : NameFaults.DomainPrefixedPath(text));
    }

    private static void CheckReference(ObjectFields parameters, RuleViolations found)
    {
        found.CheckSyntax(parameters, "apiGroup", DnsSubdomain.Syntax);
        found.CheckNotEmpty(parameters, "kind", "name");
        foreach (var name in (ReadOnlySpan<string>)["kind", "name"])
        {
            found.CheckText(parameters, name, NameFaults.PathSegment);
        }
    }

    private static void CheckNamespace(ObjectFields parameters, RuleViolations found)
    {
        if (parameters.Text("scope") == "Namespace")
        {
            found.CheckRequired(parameters, "namespace", "with scope Namespace");
            found.CheckText(parameters, "namespace", NameFaults.NamespaceName);
        }
        else if (parameters.Has("namespace") && (!parameters.Has("scope") || parameters.Text("scope") == "Cluster"))
        {
            found.AddKey(parameters, "namespace", "is only allowed with scope Namespace");
        }
    }
}

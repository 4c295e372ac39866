using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Cluster;

/// <summary>The rules of APIServices.</summary>
internal static class ApiServiceRules
{
    private static readonly ImmutableArray<string> Spec = ["apiregistration.v1.APIServiceSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["apiregistration.v1.APIService"], "api-service-name", "kube-aggregator/apiregistration/validation: ValidateAPIService", CheckName),
        new(Spec, "api-service-group", "kube-aggregator/apiregistration/validation: ValidateAPIService", CheckGroup),
        new(Spec, "api-service-version", "kube-aggregator/apiregistration/validation: ValidateAPIService", CheckVersion),
        new(Spec, "api-service-group-priority", "kube-aggregator/apiregistration/validation: ValidateAPIService", (spec, found) => found.CheckRange(spec, "groupPriorityMinimum", 1, 20000)),
        new(Spec, "api-service-version-priority", "kube-aggregator/apiregistration/validation: ValidateAPIService", (spec, found) => found.CheckRange(spec, "versionPriority", 1, 1000)),
        new(Spec, "api-service-tls", "kube-aggregator/apiregistration/validation: ValidateAPIService", CheckTls),
        new(Spec, "api-service-local", "kube-aggregator/apiregistration/validation: ValidateAPIService", CheckLocal),
        new(["apiregistration.v1.ServiceReference"], "api-service-reference", "kube-aggregator/apiregistration/validation: ValidateAPIService", CheckService),
    ];

    private static void CheckName(ObjectFields service, RuleViolations found)
    {
        var spec = service.Fields("spec");
        if (service.Fields("metadata").Scalar("name") is { } name && spec.Text("version") is { } version && spec.TextOr("group", "") is { } group && name.Value != $"{version}.{group}")
        {
            found.Explain(name, $"the name of an APIService must be its version and group; use {version}.{group}");
        }
    }

    private static void CheckGroup(ObjectFields spec, RuleViolations found)
    {
        found.CheckSyntax(spec, "group", DnsSubdomain.Syntax);
        if (spec.Text("version") is not (null or "v1"))
        {
            found.CheckRequired(spec, "group", "unless version is v1");
        }
    }

    private static void CheckVersion(ObjectFields spec, RuleViolations found)
    {
        found.CheckRequired(spec, "version");
        found.CheckText(spec, "version", NameFaults.LetterLabel);
    }

    private static void CheckTls(ObjectFields spec, RuleViolations found)
    {
        if (spec.Has("service") && spec.Flag("insecureSkipTLSVerify") == true && !spec.IsEmpty("caBundle"))
        {
            found.AddKey(spec, "caBundle", "is not allowed when insecureSkipTLSVerify is true");
        }
    }

    private static void CheckLocal(ObjectFields spec, RuleViolations found)
    {
        if (spec.Has("service"))
        {
            return;
        }

        if (!spec.IsEmpty("caBundle"))
        {
            found.AddKey(spec, "caBundle", "is only allowed with 'service'");
        }

        if (spec.Flag("insecureSkipTLSVerify") == true)
        {
            found.AddKey(spec, "insecureSkipTLSVerify", "is only allowed with 'service'");
        }
    }

    private static void CheckService(ObjectFields service, RuleViolations found)
    {
        found.CheckRequired(service, "namespace");
        found.CheckRequired(service, "name");
        found.CheckRange(service, "port", 1, 65535);
    }
}

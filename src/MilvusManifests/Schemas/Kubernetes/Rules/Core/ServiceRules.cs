using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of Services.</summary>
internal static class ServiceRules
{
    private const string Source = "core/validation: ValidateService";
    private static readonly ImmutableArray<string> Spec = ["core.v1.ServiceSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["core.v1.Service"], "service-name-letter", "core/validation: ValidateServiceName", CheckName) { Until = 35 },
        new(Spec, "service-ports", Source, CheckPorts),
        new(Spec, "service-headless-type", Source, CheckHeadless),
        new(Spec, "service-external-name", Source, CheckExternalName),
        new(Spec, "service-external-name-fields", Source, CheckExternalNameFields),
        new(Spec, "service-selector", Source, (service, found) => LabelRules.CheckLabels(service, "selector", found)),
        new(Spec, "service-external-ips", "core/validation: ValidateNonSpecialIP", CheckExternalAddresses),
        new(Spec, "service-load-balancer-fields", Source, CheckLoadBalancerFields),
        new(Spec, "service-load-balancer-class", "core/validation: validateLoadBalancerClassField", (service, found) => found.CheckText(service, "loadBalancerClass", Faults.QualifiedName)),
        new(Spec, "service-source-ranges", Source, CheckSourceRanges),
        new(Spec, "service-external-traffic-policy", "core/validation: validateServiceExternalTrafficPolicy", CheckExternalTraffic),
        new(Spec, "service-health-check-port", "core/validation: validateServiceExternalTrafficPolicy", CheckHealthCheckPort),
        new(Spec, "service-traffic-distribution", "core/validation: validateServiceTrafficDistribution",
            (service, found) => found.CheckValue(service, "trafficDistribution", "PreferClose", "PreferSameZone", "PreferSameNode")),
        new(Spec, "service-cluster-ip", "core/validation: ValidateServiceClusterIPsRelatedFields", CheckClusterAddress),
        new(Spec, "service-cluster-ips", "core/validation: ValidateServiceClusterIPsRelatedFields", CheckClusterAddresses),
        new(Spec, "service-ip-families", "core/validation: ValidateServiceClusterIPsRelatedFields", CheckFamilies),
        new(["core.v1.ClientIPConfig"], "service-affinity-timeout", "core/validation: validateAffinityTimeout", (config, found) => found.CheckRange(config, "timeoutSeconds", 1, 86400)),
    ];

    private static string? TypeOf(ObjectFields service) => service.TextOr("type", "ClusterIP");

    private static bool IsExternalName(ObjectFields service) => TypeOf(service) == "ExternalName";

    private static void CheckName(ObjectFields service, RuleViolations found)
    {
        if (service.Fields("metadata").Scalar("name") is { } name && DnsLabel.IsValid(name.Value) && char.IsAsciiDigit(name.Value[0]))
        {
            found.Explain(name, $"{ValueText.Of(name)} is not a valid Service name before Kubernetes 1.36; start it with a letter");
        }
    }

    private static void CheckPorts(ObjectFields service, RuleViolations found)
    {
        if (service.IsEmpty("ports") && TypeOf(service) is "ClusterIP" or "NodePort" or "LoadBalancer" && service.TextOr("clusterIP", "") is { } address and not "None"
            && (address.Length > 0 || service.IsEmpty("clusterIPs")))
        {
            found.CheckRequired(service, "ports", "unless clusterIP is None or type is ExternalName");
        }
    }

    private static void CheckHeadless(ObjectFields service, RuleViolations found)
    {
        if (service.Text("clusterIP") == "None" && TypeOf(service) is "NodePort" or "LoadBalancer")
        {
            found.Add(service["clusterIP"]!, $"must not be None with type: {TypeOf(service)}");
        }
    }

    private static void CheckExternalName(ObjectFields service, RuleViolations found)
    {
        if (!IsExternalName(service))
        {
            return;
        }

        found.CheckRequired(service, "externalName", "with type: ExternalName");
        if (service.Scalar("externalName") is { Value.Length: > 0 } name)
        {
            var fault = DnsSubdomain.Syntax.Fault(name.Value.EndsWith('.') ? name.Value[..^1] : name.Value);
            found.AddFault(name, name.Value.AsSpan().ContainsAny(':', '/') ? ("DNS subdomain", "use only the name of the host") : fault);
        }
    }

    private static void CheckExternalNameFields(ObjectFields service, RuleViolations found)
    {
        if (!IsExternalName(service))
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (!service.IsEmpty(name))
            {
                found.AddKey(service, name, "is not allowed with type: ExternalName");
            }
        }
    }

    private static void CheckExternalAddresses(ObjectFields service, RuleViolations found)
    {
        foreach (var address in service.Texts("externalIPs"))
        {
            found.AddFault(address, Faults.Address(address.Value));
            if (Faults.Special(address.Value) is { } special)
            {
                found.Add(address, $"must not be {special}");
            }
        }
    }

    private static void CheckLoadBalancerFields(ObjectFields service, RuleViolations found)
    {
        if (TypeOf(service) is null or "LoadBalancer")
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["allocateLoadBalancerNodePorts", "loadBalancerClass"])
        {
            if (service.Has(name))
            {
                found.AddKey(service, name, "is only allowed with type: LoadBalancer");
            }
        }

        if (!service.Items("loadBalancerSourceRanges").IsEmpty)
        {
            found.AddKey(service, "loadBalancerSourceRanges", "is only allowed with type: LoadBalancer");
        }
    }

    private static void CheckSourceRanges(ObjectFields service, RuleViolations found)
    {
        foreach (var range in service.Texts("loadBalancerSourceRanges"))
        {
            found.AddFault(range, Faults.Network(range.Value.Trim()));
        }
    }

    private static void CheckExternalTraffic(ObjectFields service, RuleViolations found)
    {
        var isExternal = TypeOf(service) is null or "NodePort" or "LoadBalancer" || (TypeOf(service) == "ClusterIP" && !service.IsEmpty("externalIPs"));
        if (!isExternal && !service.IsEmpty("externalTrafficPolicy"))
        {
            found.AddKey(service, "externalTrafficPolicy", $"is only allowed with type NodePort or LoadBalancer, not {TypeOf(service)}");
        }
    }

    private static void CheckHealthCheckPort(ObjectFields service, RuleViolations found)
    {
        if (service.Number("healthCheckNodePort") is not { } port || port == 0 || TypeOf(service) is not { } type || service.TextOr("externalTrafficPolicy", "Cluster") is not { } policy)
        {
            return;
        }

        if (type != "LoadBalancer" || policy != "Local")
        {
            found.AddKey(service, "healthCheckNodePort", "is only allowed with type: LoadBalancer and externalTrafficPolicy: Local");
        }
        else
        {
            found.CheckRange(service, "healthCheckNodePort", 1, 65535);
        }
    }

    private static void CheckClusterAddress(ObjectFields service, RuleViolations found)
    {
        if (service.Scalar("clusterIP") is { Value: not ("" or "None") } address)
        {
            found.AddFault(address, Faults.Address(address.Value));
        }
    }

    private static void CheckClusterAddresses(ObjectFields service, RuleViolations found)
    {
        var addresses = service.Texts("clusterIPs").ToList();
        if (addresses.Count == 0 || IsExternalName(service))
        {
            return;
        }

        if (service.IsEmpty("clusterIP"))
        {
            found.AddKey(service, "clusterIPs", "is only allowed with clusterIP");
        }
        else if (service.Text("clusterIP") is { } first && first != addresses[0].Value)
        {
            found.Add(addresses[0], $"must equal clusterIP, {ValueText.Quote(first)}, not {ValueText.Of(addresses[0])}");
        }

        foreach (var address in addresses)
        {
            if (address.Value != "None" || addresses.Count > 1)
            {
                found.AddFault(address, Faults.Address(address.Value));
            }
        }
    }

    private static void CheckFamilies(ObjectFields service, RuleViolations found)
    {
        var families = service.Texts("ipFamilies").ToList();
        for (var i = 1; i < families.Count; i++)
        {
            if (families.Take(i).Any(family => family.Value == families[i].Value))
            {
                found.Explain(families[i], $"{ValueText.Of(families[i])} is already in the list");
            }
        }
    }
}

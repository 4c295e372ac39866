using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of a pod's names and addresses.</summary>
internal static class PodNetworkRules
{
    private const int MostNameservers = 3;
    private const int MostSearches = 32;
    private const int LongestSearches = 2048;
    private static readonly ImmutableArray<string> Dns = ["core.v1.PodDNSConfig"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["core.v1.PodSpec"], "dns-none-nameservers", "core/validation: validatePodDNSConfig", CheckNone),
        new(Dns, "dns-nameservers", "core/validation: validatePodDNSConfig", CheckNameservers),
        new(Dns, "dns-nameserver-count", "core/validation: validatePodDNSConfig", (dns, found) => CheckCount(dns, "nameservers", MostNameservers, found)),
        new(Dns, "dns-search-count", "core/validation: validatePodDNSConfig", (dns, found) => CheckCount(dns, "searches", MostSearches, found)),
        new(Dns, "dns-search-length", "core/validation: validatePodDNSConfig", CheckLength),
        new(Dns, "dns-search", "core/validation: validatePodDNSConfig", CheckSearches),
        new(["core.v1.PodDNSConfigOption"], "dns-option-name", "core/validation: validatePodDNSConfig", (option, found) => found.CheckRequired(option, "name")),
        new(["core.v1.HostAlias"], "host-alias-ip", "core/validation: ValidateHostAliases", (alias, found) => found.CheckText(alias, "ip", Faults.Address)),
        new(["core.v1.HostAlias"], "host-alias-names", "core/validation: ValidateHostAliases", CheckHostnames),
    ];

    private static void CheckNone(ObjectFields pod, RuleViolations found)
    {
        if (pod.Text("dnsPolicy") != "None")
        {
            return;
        }

        if (!pod.Has("dnsConfig"))
        {
            found.Add(pod["dnsPolicy"]!, "must not be None without dnsConfig.nameservers");
        }
        else
        {
            found.CheckRequired(pod.Fields("dnsConfig"), "nameservers", "with dnsPolicy: None");
        }
    }

    private static void CheckNameservers(ObjectFields dns, RuleViolations found)
    {
        foreach (var address in dns.Texts("nameservers"))
        {
            found.AddFault(address, Faults.Address(address.Value));
        }
    }

    private static void CheckCount(ObjectFields dns, string name, int most, RuleViolations found)
    {
        if (dns.Items(name) is { Length: var count } && count > most)
        {
            found.Add(dns[name]!, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} items, but has {count}"));
        }
    }

    private static void CheckLength(ObjectFields dns, RuleViolations found)
    {
        var length = dns.Texts("searches").Sum(text => text.Value.Length + 1) - 1;
        if (length > LongestSearches)
        {
            found.Add(dns["searches"]!, string.Create(CultureInfo.InvariantCulture, $"must have at most {LongestSearches} characters in total, but has {length}"));
        }
    }

    // From Kubernetes 1.32 on an underscore is allowed, and a single dot.
    private static void CheckSearches(ObjectFields dns, RuleViolations found)
    {
        foreach (var search in dns.Texts("searches"))
        {
            var name = search.Value.EndsWith('.') ? search.Value[..^1] : search.Value;
            if (search.Value != "." && DnsSubdomain.Syntax.Fault(name.Replace('_', 'a')) is not null)
            {
                found.AddFault(search, DnsSubdomain.Syntax.Fault(name));
            }
        }
    }

    private static void CheckHostnames(ObjectFields alias, RuleViolations found)
    {
        foreach (var name in alias.Texts("hostnames"))
        {
            found.AddFault(name, DnsSubdomain.Syntax.Fault(name.Value));
        }
    }
}

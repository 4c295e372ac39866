using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks;

/// <summary>The traffic that a NetworkPolicy allows: peers and ports, whichever rules they are in.</summary>
internal sealed class NetworkRisks : IRiskRule
{
    private const string Any = "*";

    // The cross product of a hostile policy has no bound.
    private const int MaxFlows = 20_000;

    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change)
    {
        if (change.Reference is not { Group: "networking.k8s.io", Kind: "NetworkPolicy" })
        {
            yield break;
        }

        if (change.Kind == ChangeKind.Removed)
        {
            yield return Risk.Of(RiskKind.NetworkWidened, change.Reference, "is removed: the traffic it blocked is allowed unless another policy selects the pods");
            yield break;
        }

        if (change.Kind == ChangeKind.Added)
        {
            yield return Risk.Of(RiskKind.NetworkNarrowed, change.Reference, "is added: traffic it does not allow no longer reaches its pods");
            yield break;
        }

        if (change.Fields.All(field => !field.Path.Shape.StartsWith("spec", StringComparison.Ordinal)))
        {
            yield break;
        }

        var (old, fresh) = (Traffic(change.Old!.Node), Traffic(change.New!.Node));
        if (old.Count >= MaxFlows || fresh.Count >= MaxFlows)
        {
            yield return Risk.Of(RiskKind.NetworkWidened, change.Reference, "has too many rules to list, and they changed");
            yield break;
        }

        var isOther = change.Fields.Any(field => field.Path.Shape.StartsWith("spec.podSelector", StringComparison.Ordinal));
        foreach (var (kind, words) in new[] { (RiskKind.NetworkWidened, fresh.Where(flow => !Has(old, flow))), (RiskKind.NetworkNarrowed, old.Where(flow => !Has(fresh, flow))) })
        {
            var flows = words.Select(Describe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            if (flows.Length > 0 || isOther)
            {
                yield return Risk.Of(kind, change.Reference, Words(kind, flows, isOther));
            }
        }
    }

    private static string Words(RiskKind kind, string[] flows, bool isOther)
    {
        var sign = kind == RiskKind.NetworkWidened ? "+" : "-";
        var listed = string.Join("; ", flows.Take(3).Select(flow => $"{sign} {flow}")) + (flows.Length > 3 ? FormattableString.Invariant($" and {flows.Length - 3} more") : "");
        return listed.Length > 0 ? listed : isOther && kind == RiskKind.NetworkWidened ? "no longer applies to the pods it selected (spec.podSelector)" : "applies to other pods (spec.podSelector)";
    }

    private static HashSet<(string Direction, string Peer, string Port)> Traffic(YamlMapping policy)
    {
        var spec = policy["spec"] as YamlMapping ?? YamlMapping.Empty;
        var types = spec["policyTypes"] is YamlSequence list ? list.Items.OfType<YamlScalar>().Select(item => item.Value).ToArray() : ["Ingress", spec["egress"] is null ? "" : "Egress"];
        var flows = new HashSet<(string, string, string)>();
        Add(flows, "Ingress", "from", spec["ingress"] as YamlSequence, types);
        Add(flows, "Egress", "to", spec["egress"] as YamlSequence, types);
        return flows;
    }

    private static void Add(HashSet<(string, string, string)> flows, string direction, string side, YamlSequence? rules, string[] types)
    {
        if (!types.Contains(direction, StringComparer.Ordinal))
        {
            flows.Add((direction, Any, Any));
            return;
        }

        foreach (var rule in rules?.Items.OfType<YamlMapping>() ?? [])
        {
            var (peers, ports) = (Parts(rule[side]).ToArray(), Parts(rule["ports"]).ToArray());
            foreach (var flow in peers.SelectMany(peer => ports.Select(port => (direction, peer, port))).TakeWhile(_ => flows.Count < MaxFlows))
            {
                flows.Add(flow);
            }
        }
    }

    // An absent or empty list means everything.
    private static IEnumerable<string> Parts(YamlNode? list) =>
        list is YamlSequence { Items.Length: > 0 } parts ? parts.Items.Select(Canonical) : [Any];

    private static string Canonical(YamlNode part) =>
        string.Join(" ", LeafChange.Leaves(FieldPath.Root, part).Select(leaf => $"{leaf.Path}={(leaf.Node as YamlScalar)?.Value ?? "{}"}").Order(StringComparer.Ordinal)) is { Length: > 0 } text
            ? text
            : "{}";

    private static bool Has(HashSet<(string Direction, string Peer, string Port)> flows, (string Direction, string Peer, string Port) wanted) =>
        flows.Contains(wanted) || flows.Contains(wanted with { Peer = Any }) || flows.Contains(wanted with { Port = Any }) || flows.Contains((wanted.Direction, Any, Any));

    private static string Describe((string Direction, string Peer, string Port) flow)
    {
        var peer = flow.Peer == Any ? "all peers" : Short(flow.Peer);
        var port = flow.Port == Any ? "all ports" : Short(flow.Port);
        return flow.Direction == "Ingress" ? $"{port} from {peer}" : $"{port} to {peer}";
    }

    private static string Short(string text) => ChangedValues.Of(YamlScalar.String(text
        .Replace("podSelector.matchLabels[", "pods [", StringComparison.Ordinal)
        .Replace("namespaceSelector.matchLabels[", "namespaces [", StringComparison.Ordinal)
        .Replace("port=", "port ", StringComparison.Ordinal)
        .Replace(" protocol=TCP", "", StringComparison.Ordinal)
        .Replace("protocol=", "", StringComparison.Ordinal)));
}

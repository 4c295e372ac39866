using System.Globalization;
using System.Text;

namespace MilvusManifests.Tests.Cluster;

/// <summary>
/// Random NetworkPolicies, and the connections that they allow, computed by drawing all connections of a small world that each rule opens: a second way
/// that shares nothing with the first.
/// </summary>
internal sealed class NetworkCase
{
    /// <summary>The pods of the world: namespace, the namespace's label <c>team</c>, the pod's label <c>app</c>.</summary>
    public static readonly (string Space, string Team, string App)[] Pods = [("m", "p", "a"), ("m", "p", "b"), ("n", "q", "a"), ("n", "q", "c")];

    /// <summary>The ports of the world: number, name in the container, protocol.</summary>
    public static readonly (int Number, string Name, string Protocol)[] Ports = [(9091, "metrics", "TCP"), (9091, "", "UDP"), (19530, "milvus", "TCP"), (53, "", "UDP")];

    private readonly Random random;
    private readonly StringBuilder yaml = new("apiVersion: v1\nkind: Namespace\nmetadata: {name: m, labels: {team: p}}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n, labels: {team: q}}\n");
    private readonly HashSet<int> isolatedForIngress = [];
    private readonly HashSet<int> isolatedForEgress = [];
    private readonly HashSet<(int Target, int Source, int Port)> ingress = [];
    private readonly HashSet<(int Target, int Source, int Port)> egress = [];

    public NetworkCase(int seed)
    {
        random = new Random(seed);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            Write(i);
        }
    }

    public string Yaml => yaml.ToString();

    public bool AllowsIngress(int target, int source, int port) => !isolatedForIngress.Contains(target) || ingress.Contains((target, source, port));

    public bool AllowsEgress(int source, int target, int port) => !isolatedForEgress.Contains(source) || egress.Contains((target, source, port));

    private void Write(int number)
    {
        var space = random.Next(2) == 0 ? "m" : "n";
        var (app, pods) = PodSelector(Pods.Select((_, i) => i).Where(i => Pods[i].Space == space));
        yaml.Append(CultureInfo.InvariantCulture, $"---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p{number}, namespace: {space}}}\nspec:\n  podSelector: {app}\n");
        var types = random.Next(4);
        var opened = WriteRules("ingress", "from", space);
        var openedOut = random.Next(2) == 0 ? WriteRules("egress", "to", space) : null;
        yaml.Append(types switch { 0 => "", 1 => "  policyTypes: [Ingress]\n", 2 => "  policyTypes: [Egress]\n", _ => "  policyTypes: [Ingress, Egress]\n" });
        if (types != 2)
        {
            isolatedForIngress.UnionWith(pods);
            ingress.UnionWith(from pod in pods from open in opened select (pod, open.Peer, open.Port));
        }

        if (types >= 2 || (types == 0 && openedOut is not null))
        {
            isolatedForEgress.UnionWith(pods);
            egress.UnionWith(from pod in pods from open in openedOut ?? [] select (open.Peer, pod, open.Port));
        }
    }

    private HashSet<(int Peer, int Port)> WriteRules(string field, string peers, string space)
    {
        var opened = new HashSet<(int, int)>();
        yaml.Append(CultureInfo.InvariantCulture, $"  {field}:\n");
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var (peerText, peerSet) = Peers(space);
            var (portText, portSet) = WritePorts();
            var parts = new[] { peerText is null ? null : $"{peers}: {peerText}", portText is null ? null : $"ports: {portText}" };
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{{string.Join(", ", parts.Where(part => part is not null))}}}\n");
            opened.UnionWith(from peer in peerSet from port in portSet select (peer, port));
        }

        return opened;
    }

    private (string? Text, IEnumerable<int> Peers) Peers(string space)
    {
        var all = Enumerable.Range(0, Pods.Length).ToArray();
        switch (random.Next(6))
        {
            case 0:
                return (null, all);
            case 1:
                return ("[{ipBlock: {cidr: 0.0.0.0/0}}]", all);
            case 2:
                var (text, some) = PodSelector(all.Where(i => Pods[i].Space == space));
                return ($"[{{podSelector: {text}}}]", some);
            case 3:
                return ("[{namespaceSelector: {}}]", all);
            case 4:
                var team = random.Next(2) == 0 ? "p" : "q";
                var (inside, chosen) = PodSelector(all.Where(i => Pods[i].Team == team));
                return ($"[{{namespaceSelector: {{matchLabels: {{team: {team}}}}}, podSelector: {inside}}}]", chosen);
            default:
                return ("[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: n}}}, {podSelector: {matchLabels: {app: b}}}]",
                    all.Where(i => Pods[i].Space == "n" || (Pods[i].Space == space && Pods[i].App == "b")));
        }
    }

    private (string? Text, IEnumerable<int> Ports) WritePorts() => random.Next(7) switch
    {
        0 => (null, [0, 1, 2, 3]),
        1 => ("[{port: 9091}]", [0]),
        2 => ("[{port: metrics}, {port: 53, protocol: UDP}]", [0, 3]),
        3 => ("[{port: 9000, endPort: 20000}]", [0, 2]),
        4 => ("[{protocol: UDP}]", [1, 3]),
        5 => ("[{port: metrics, protocol: UDP}, {port: milvus, protocol: TCP}]", [2]),
        _ => ("[{protocol: TCP}]", [0, 2]),
    };

    private (string Text, HashSet<int> Pods) PodSelector(IEnumerable<int> among)
    {
        var app = random.Next(4) switch { 0 => "a", 1 => "b", 2 => "c", _ => null };
        return app is null ? ("{}", among.ToHashSet()) : ($"{{matchLabels: {{app: {app}}}}}", among.Where(i => Pods[i].App == app).ToHashSet());
    }
}

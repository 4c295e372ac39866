using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Network;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether NetworkPolicies let Prometheus connect to targets.</summary>
internal static class Connections
{
    private const string Group = "networking.k8s.io";
    private const string NamespaceName = "kubernetes.io/metadata.name";

    /// <summary>What has to be so for the targets of an endpoint.</summary>
    public static IEnumerable<Step> Check(ImmutableArray<ScrapeTarget> targets, ScrapePair pair)
    {
        var open = new List<ScrapeTarget>();
        foreach (var target in targets.DistinctBy(target => (target.Pods?.Owner.Reference, target.Port)))
        {
            if (target.Pods is null || target.Port is null || target.IsReaddressed)
            {
                foreach (var step in target.IsReaddressed ? [] : CheckUnknown(target, pair))
                {
                    yield return step;
                }

                continue;
            }

            var steps = CheckTarget(target, target.Pods, target.Port.Value, pair).ToArray();
            foreach (var step in steps)
            {
                yield return step;
            }

            if (steps.Length == 0)
            {
                open.Add(target);
            }
        }

        foreach (var policy in pair.Cluster.Policies.OfOtherKinds([pair.Server.Object.Namespace, .. targets.Select(target => target.Pods?.Namespace ?? target.Service?.Object.Namespace ?? "")]))
        {
            yield return Step.Unknown(Link.NetworkPolicy, $"{policy} would have to let {pair.Server} connect to the pods: what it allows is not known here", policy.Node);
        }

        if (open.Count > 0)
        {
            var policies = pair.Cluster.Policies.Selecting(open[0].Pods!);
            yield return Step.Yes(Link.NetworkPolicy,
                policies.IsEmpty ? $"no NetworkPolicy of the set shuts {Ports(open)} to {pair.Server}" : $"{string.Join(", ", policies)} lets {pair.Server} connect to {Ports(open)}", policies.FirstOrDefault()?.Node);
        }
    }

    // A policy of a namespace may select pods that the set does not have.
    private static IEnumerable<Step> CheckUnknown(ScrapeTarget target, ScrapePair pair)
    {
        if (target.Service is not { } service)
        {
            yield break;
        }

        var (cluster, space) = (pair.Cluster, service.Object.Namespace);
        if (!service.HasKnownEndpoints && cluster.Policies.OfNamespace(space) is [var policy, ..])
        {
            yield return Step.Unknown(Link.NetworkPolicy, $"{policy} would have to let {pair.Server} connect to the pods of {service.Object}, which are not in the set", policy.Node);
        }

        if (pair.Server.Pods.IsHostNetwork)
        {
            yield break;
        }

        var to = new NetworkPeer(space, cluster.Objects.LabelsOf(space), Labels.Unknown) { IsOfNode = service.HasKnownEndpoints };
        var egress = cluster.Policies.Egress(NetworkPeer.Of(pair.Server.Pods, cluster.Objects), to, new NetworkPort(target.Port ?? 0, []));
        if (egress.Answer == Answer.No && egress.Policies.All(closing => closing.Spec.IsEmpty("egress")))
        {
            yield return Step.No(Link.NetworkPolicy, $"no rule of {string.Join(", ", egress.Policies)} allows egress of {pair.Server}", egress.Policies[0].Node);
        }
        else if (egress.Answer != Answer.Yes)
        {
            yield return Step.Unknown(Link.NetworkPolicy, $"{string.Join(", ", egress.Policies)} would have to allow egress of {pair.Server} to {service.Object}, whose addresses are not in the set", egress.Policies.FirstOrDefault()?.Node);
        }
    }

    private static IEnumerable<Step> CheckTarget(ScrapeTarget target, PodGroup pods, int number, ScrapePair pair)
    {
        var cluster = pair.Cluster;
        var server = pair.Server.Pods;
        var (from, to) = (NetworkPeer.Of(server, cluster.Objects), NetworkPeer.Of(pods, cluster.Objects));
        var port = NetworkPort.Of(pods, number);
        if (!pods.IsHostNetwork)
        {
            if (Judge(cluster.Policies.Ingress(to, from, port), $"ingress to {target}", pair, () => AllowIngress(pods, number, pair)) is { } ingress)
            {
                yield return ingress;
            }
        }

        if (!server.IsHostNetwork)
        {
            if (Judge(cluster.Policies.Egress(from, to, port), $"egress of {pair.Server} to {target}", pair, () => AllowEgress(pods, number, pair)) is { } egress)
            {
                yield return egress;
            }
        }
    }

    private static Step? Judge(NetworkVerdict verdict, string what, ScrapePair pair, Func<Mend> mend) => verdict.Answer switch
    {
        Answer.Yes => null,
        Answer.No => Step.No(Link.NetworkPolicy, $"no rule of {string.Join(", ", verdict.Policies)} allows {what}", verdict.Policies[0].Node, mend()),
        _ => Step.Unknown(Link.NetworkPolicy, $"whether {string.Join(", ", verdict.Policies)} allows {what} depends on {(verdict.Policies.IsEmpty ? "labels" : "addresses and labels")} that are not in the set; {pair.Server} would have to be allowed", verdict.Policies.FirstOrDefault()?.Node),
    };

    private static Mend AllowIngress(PodGroup pods, int port, ScrapePair pair)
    {
        var server = pair.Server;
        var peer = Nodes.Map(("podSelector", Match(("app.kubernetes.io/name", server.Pods.Labels.Known["app.kubernetes.io/name"]), ("app.kubernetes.io/instance", server.Object.Name))));
        peer = pods.Namespace == server.Object.Namespace ? peer : Nodes.Map(("namespaceSelector", Match((NamespaceName, server.Object.Namespace)))).With("podSelector", peer["podSelector"]!);
        return Create(pair, pods.Namespace, $"allow-prometheus-to-{pods.Owner.Name}", pods.Labels, "Ingress", "ingress", "from", peer, port);
    }

    private static Mend AllowEgress(PodGroup pods, int port, ScrapePair pair)
    {
        var peer = Nodes.Map(("podSelector", Labelled(pods.Labels)));
        peer = pods.Namespace == pair.Server.Object.Namespace ? peer : Nodes.Map(("namespaceSelector", Match((NamespaceName, pods.Namespace)))).With("podSelector", peer["podSelector"]!);
        return Create(pair, pair.Server.Object.Namespace, $"allow-prometheus-{pair.Server.Object.Name}-to-{pods.Owner.Name}", pair.Server.Pods.Labels, "Egress", "egress", "to", peer, port);
    }

    // A policy more only ever allows more.
    private static Mend Create(ScrapePair pair, string space, string name, Labels selected, string type, string rules, string peers, YamlMapping peer, int port)
    {
        while (pair.Cluster.Objects.Find(new ObjectReference(Group, "NetworkPolicy", space, name)) is not null)
        {
            name += "-" + port.ToString(CultureInfo.InvariantCulture);
        }

        var rule = Nodes.Map(
            (peers, new YamlSequence([peer])),
            ("ports", new YamlSequence([Nodes.Map(("port", Nodes.Number(port)), ("protocol", Nodes.Text("TCP")))])));
        return Mend.Of(ObjectPatch.Create(new ObjectReference(Group, "NetworkPolicy", space, name), Nodes.Map(
            ("apiVersion", Nodes.Text(Group + "/v1")), ("kind", Nodes.Text("NetworkPolicy")),
            ("metadata", Nodes.Map(("name", Nodes.Text(name)), ("namespace", Nodes.Text(space)))),
            ("spec", Nodes.Map(("podSelector", Labelled(selected)), ("policyTypes", Nodes.Texts(type)), (rules, new YamlSequence([rule])))))));
    }

    // Versions change, and the policy is to stay.
    private static YamlMapping Labelled(Labels labels)
    {
        var map = Nodes.Map();
        foreach (var (key, value) in labels.Known)
        {
            map = key is "app.kubernetes.io/version" or "app.kubernetes.io/managed-by" or "helm.sh/chart" ? map : map.With(key, Nodes.Text(value));
        }

        return Nodes.Map(("matchLabels", map));
    }

    private static YamlMapping Match(params ReadOnlySpan<(string Key, string Value)> labels)
    {
        var map = Nodes.Map();
        foreach (var (key, value) in labels)
        {
            map = map.With(key, Nodes.Text(value));
        }

        return Nodes.Map(("matchLabels", map));
    }

    private static string Ports(List<ScrapeTarget> targets) =>
        string.Join(", ", targets.Select(target => target.Port!.Value).Distinct().Order().Select(port => "port " + port.ToString(CultureInfo.InvariantCulture)));
}

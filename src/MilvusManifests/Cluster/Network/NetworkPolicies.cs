using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster.Network;

/// <summary>Which connections the NetworkPolicies of a set allow.</summary>
/// <remarks>https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation</remarks>
internal sealed class NetworkPolicies(ClusterObjects cluster)
{
    // Those that are in a namespace, and those of the whole cluster.
    private static readonly ImmutableArray<(string Group, string Kind)> OtherKinds =
    [
        ("cilium.io", "CiliumNetworkPolicy"), ("cilium.io", "CiliumClusterwideNetworkPolicy"),
        ("crd.projectcalico.org", "NetworkPolicy"), ("crd.projectcalico.org", "GlobalNetworkPolicy"),
        ("projectcalico.org", "NetworkPolicy"), ("projectcalico.org", "GlobalNetworkPolicy"),
        ("policy.networking.k8s.io", "AdminNetworkPolicy"), ("policy.networking.k8s.io", "BaselineAdminNetworkPolicy"), ("policy.networking.k8s.io", "ClusterNetworkPolicy"),
    ];

    private readonly ImmutableArray<ClusterObject> policies = cluster.Of("networking.k8s.io", "NetworkPolicy");
    private readonly ImmutableArray<ClusterObject> others = [.. OtherKinds.SelectMany(kind => cluster.Of(kind.Group, kind.Kind))];

    /// <summary>Whether pods may be connected to.</summary>
    /// <param name="target">The pods that are connected to.</param>
    /// <param name="source">The pods that connect.</param>
    /// <param name="port">The port that is connected to.</param>
    public NetworkVerdict Ingress(NetworkPeer target, NetworkPeer source, NetworkPort port) => Judge(target, source, port, "Ingress", "ingress", "from");

    /// <summary>Whether pods may connect to others.</summary>
    /// <param name="source">The pods that connect.</param>
    /// <param name="target">The pods that are connected to.</param>
    /// <param name="port">The port that is connected to.</param>
    public NetworkVerdict Egress(NetworkPeer source, NetworkPeer target, NetworkPort port) => Judge(source, target, port, "Egress", "egress", "to");

    /// <summary>The policies of a namespace.</summary>
    public ImmutableArray<ClusterObject> OfNamespace(string space) => [.. policies.Where(policy => policy.Namespace == space)];

    /// <summary>The policies of network plugins that may count in some namespaces.</summary>
    public ImmutableArray<ClusterObject> OfOtherKinds(ImmutableArray<string> spaces) =>
    [
        .. others.Where(policy => spaces.Contains(policy.Namespace, StringComparer.Ordinal) || policy.Reference.Kind is not ("CiliumNetworkPolicy" or "NetworkPolicy")),
    ];

    /// <summary>The policies that select pods for connections to them.</summary>
    public ImmutableArray<ClusterObject> Selecting(Workloads.PodGroup pods) =>
    [
        .. policies.Where(policy => policy.Namespace == pods.Namespace && HasType(policy.Spec, "Ingress")
            && (LabelSelector.Of(policy.Spec["podSelector"]) ?? LabelSelector.Everything).Selects(pods.Labels) == Answer.Yes),
    ];

    private NetworkVerdict Judge(NetworkPeer isolated, NetworkPeer other, NetworkPort port, string type, string rules, string peers)
    {
        var (isolates, allows) = (Answer.No, Answer.No);
        var closing = ImmutableArray.CreateBuilder<ClusterObject>();
        foreach (var policy in policies.Where(policy => policy.Namespace == isolated.Namespace && HasType(policy.Spec, type)))
        {
            var selects = LabelSelector.Of(policy.Spec["podSelector"]) is { } selector ? selector.Selects(isolated.Labels) : Answer.Yes;
            if (selects == Answer.No)
            {
                continue;
            }

            closing.Add(policy);
            isolates = isolates.Or(selects);
            allows = allows.Or(selects.And(policy.Spec.Mappings(rules).Select(rule => AllowsPort(rule, port).And(AllowsPeer(rule, peers, policy.Namespace, other))).Any()));
        }

        return new(isolates.Not().Or(allows), closing.DrainToImmutable());
    }

    private static bool HasType(ObjectFields spec, string type) =>
        spec.IsEmpty("policyTypes") ? type == "Ingress" || !spec.IsEmpty("egress") : spec.Texts("policyTypes").Any(given => given.Value == type);

    private static Answer AllowsPort(ObjectFields rule, NetworkPort port) =>
        rule.IsEmpty("ports") ? Answer.Yes : rule.Mappings("ports").Select(allowed => AllowsOne(allowed, port)).Any();

    private static Answer AllowsOne(ObjectFields allowed, NetworkPort port)
    {
        if (allowed.TextOr("protocol", "TCP") != port.Protocol)
        {
            return Answer.No;
        }

        return allowed["port"] switch
        {
            null => Answer.Yes,
            YamlScalar { Kind: YamlScalarKind.String } name => Answers.Of(port.Names.Contains(name.Value, StringComparer.Ordinal)),
            var number => Answers.Of(ObjectFields.Number(number) is { } first && port.Number >= first && port.Number <= (allowed.Number("endPort") ?? first)),
        };
    }

    private static Answer AllowsPeer(ObjectFields rule, string peers, string space, NetworkPeer other) =>
        rule.IsEmpty(peers) ? Answer.Yes : rule.Mappings(peers).Select(peer => IsPeer(peer, space, other)).Any();

    // Which addresses pods have is up to the cluster.
    private static Answer IsPeer(ObjectFields peer, string space, NetworkPeer other)
    {
        if (peer.Fields("ipBlock") is { Exists: true } block)
        {
            return block.Text("cidr") == "0.0.0.0/0" && block.IsEmpty("except") ? Answer.Yes : Answer.Unknown;
        }

        var inNamespace = LabelSelector.Of(peer["namespaceSelector"]) is { } namespaces ? namespaces.Selects(other.NamespaceLabels) : Answers.Of(other.Namespace == space);
        var selects = inNamespace.And(LabelSelector.Of(peer["podSelector"]) is { } pods ? pods.Selects(other.Labels) : Answer.Yes);
        return other.IsOfNode ? selects.And(Answer.Unknown) : selects;
    }
}

using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Network;

namespace MilvusManifests.Tests.Cluster;

/// <summary>Which connections NetworkPolicies allow.</summary>
public class NetworkPoliciesTests(ITestOutputHelper output)
{
    private const int Cases = 10_000;
    private static readonly NetworkPort Metrics = new(9091, ["metrics"]);

    [Fact]
    public void Connections_are_those_of_a_second_computation()
    {
        var (connections, allowed) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var expected = new NetworkCase(seed);
            var cluster = Objects.Of(expected.Yaml);
            var policies = new NetworkPolicies(cluster);
            var peers = NetworkCase.Pods.Select(pod => new NetworkPeer(pod.Space, cluster.LabelsOf(pod.Space), Labels.None.With("app", pod.App))).ToArray();
            for (var i = seed % 4; i < 4 * 4 * 4; i += 4)
            {
                var (target, source, port) = (i & 3, (i >> 2) & 3, i >> 4);
                var to = new NetworkPort(NetworkCase.Ports[port].Number, NetworkCase.Ports[port].Name is { Length: > 0 } name ? [name] : [], NetworkCase.Ports[port].Protocol);
                var (ingress, egress) = (expected.AllowsIngress(target, source, port), expected.AllowsEgress(source, target, port));
                connections++;
                allowed += ingress && egress ? 1 : 0;
                Assert.True(policies.Ingress(peers[target], peers[source], to).Answer == Answers.Of(ingress), $"case {seed}: into {target} from {source}, {to}: {ingress}\n{expected.Yaml}");
                Assert.True(policies.Egress(peers[source], peers[target], to).Answer == Answers.Of(egress), $"case {seed}: from {source} to {target}, {to}: {egress}\n{expected.Yaml}");
            }
        }

        output.WriteLine($"{Cases} cases, {connections} connections, {allowed} of them allowed");
        Assert.True(allowed > connections / 10 && allowed < connections * 9 / 10);
    }

    [Theory]
    [InlineData("[{ipBlock: {cidr: 10.0.0.0/8}}]", "Unknown")]
    [InlineData("[{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]", "Unknown")]
    [InlineData("[{namespaceSelector: {matchLabels: {team: a}}}]", "Unknown")]
    [InlineData("[{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: other}}}]", "No")]
    [InlineData("[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]", "Yes")]
    [InlineData("[{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [monitoring]}]}}]", "No")]
    public void What_depends_on_addresses_or_on_a_namespace_outside_of_the_set_is_open(string peers, string expected)
    {
        var cluster = Objects.Of($$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a, namespace: milvus}
            spec: {podSelector: {}, ingress: [{from: {{peers}}}]}
            """);
        var prometheus = new NetworkPeer("monitoring", cluster.LabelsOf("monitoring"), Labels.None.With("app", "prometheus"));
        var milvus = new NetworkPeer("milvus", cluster.LabelsOf("milvus"), Labels.None);

        var verdict = new NetworkPolicies(cluster).Ingress(milvus, prometheus, Metrics);

        Assert.Equal((expected, "NetworkPolicy milvus/a"), (verdict.Answer.ToString(), Assert.Single(verdict.Policies).ToString()));
    }
}

using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;

namespace MilvusManifests.Tests.Cluster;

/// <summary>What ServiceAccounts may do.</summary>
public class PermissionsTests(ITestOutputHelper output)
{
    private const int Cases = 10_000;

    [Fact]
    public void Permissions_are_those_of_a_second_computation()
    {
        var (requests, allowed) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            var expected = new PermissionCase(seed);
            var permissions = new Permissions(Objects.Of(expected.Yaml));
            foreach (var (account, request, isAllowed) in expected.Requests().Where((_, i) => i % 16 == seed % 16))
            {
                requests++;
                allowed += isAllowed ? 1 : 0;
                Assert.True((permissions.Find(account, request).Answer == Answer.Yes) == isAllowed, $"case {seed}: {account} {request} {request.Name}: {isAllowed}\n{expected.Yaml}");
            }
        }

        output.WriteLine($"{Cases} cases, {requests} requests, {allowed} of them allowed");
        Assert.True(allowed > requests / 20 && allowed < requests * 19 / 20);
    }

    [Fact]
    public void A_binding_to_a_role_outside_of_the_set_leaves_the_answer_open()
    {
        var permissions = new Permissions(Objects.Of("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: view}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
            subjects: [{kind: ServiceAccount, name: prometheus-k8s, namespace: monitoring}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: admin}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects: [{kind: ServiceAccount, name: operator, namespace: monitoring}]
            """));
        var request = new AccessRequest("list", "", "pods", "milvus");

        var unknown = permissions.Find(new("monitoring", "prometheus-k8s"), request);
        var admin = permissions.Find(new("monitoring", "operator"), request);

        Assert.Equal((Answer.Unknown, "ClusterRole view"), (unknown.Answer, Assert.Single(unknown.MissingRoles)));
        Assert.Equal((Answer.Yes, "ClusterRole cluster-admin"), (admin.Answer, admin.Grant?.ToString()));
        Assert.Equal(Answer.No, permissions.Find(new("monitoring", "other"), request).Answer);
    }
}

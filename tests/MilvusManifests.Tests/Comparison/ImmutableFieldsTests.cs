using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Tests.Comparison;

/// <summary>Updates as the API server judges them: what it rejects, and what it keeps of its own accord.</summary>
public class ImmutableFieldsTests
{
    private const string Recreate = "the API server rejects this change: delete the object, then apply";
    private const string Assigned = "the API server rejects this change unless the Service already has this address: delete the object, then apply";

    [Theory]
    [InlineData("{clusterIP: 10.96.0.9}", "{}", "")]
    [InlineData("{clusterIP: None}", "{}", "")]
    [InlineData("{clusterIP: None, clusterIPs: [None]}", "{selector: {a: b}}", "")]
    [InlineData("{type: NodePort, ports: [{name: a, port: 80, nodePort: 30000}]}", "{type: NodePort, ports: [{name: a, port: 80}]}", "")]
    [InlineData("{type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30001}", "{type: LoadBalancer, externalTrafficPolicy: Local}", "")]
    [InlineData("{type: ExternalName, externalName: x}", "{clusterIP: 10.96.0.9}", "")]
    [InlineData("{clusterIP: 10.96.0.9}", "{type: ExternalName, externalName: x}", "")]
    [InlineData("{type: ClusterIP}", "{type: LoadBalancer, loadBalancerClass: x}", "")]
    [InlineData("{ipFamilies: [IPv4]}", "{ipFamilies: [IPv4, IPv6], ipFamilyPolicy: PreferDualStack}", "")]
    [InlineData("{clusterIP: 10.96.0.9}", "{clusterIP: 10.96.0.8}", Recreate)]
    [InlineData("{clusterIP: 10.96.0.9}", "{clusterIP: None}", Recreate)]
    [InlineData("{}", "{clusterIP: None}", Recreate)]
    [InlineData("{clusterIP: None}", "{clusterIP: 10.96.0.9}", Recreate)]
    [InlineData("{}", "{clusterIP: 10.96.0.9}", Assigned)]
    [InlineData("{clusterIPs: [10.96.0.9]}", "{clusterIPs: [10.96.0.8]}", Recreate)]
    [InlineData("{ipFamilies: [IPv4]}", "{ipFamilies: [IPv6]}", Recreate)]
    [InlineData("{type: LoadBalancer, loadBalancerClass: x}", "{type: LoadBalancer}", Recreate)]
    [InlineData("{type: LoadBalancer}", "{type: LoadBalancer, loadBalancerClass: x}", Recreate)]
    public void A_Service_keeps_what_its_new_form_leaves_out(string old, string fresh, string expected) => AssertReason("v1", "Service", old, fresh, expected);

    [Theory]
    [InlineData("{type: NodePort, ports: [{name: a, port: 80, nodePort: 30000}]}", "{type: NodePort, ports: [{name: a, port: 80}]}", "")]
    [InlineData("{type: NodePort, ports: [{name: a, port: 80, nodePort: 30000}]}", "{type: NodePort, ports: [{name: a, port: 80, nodePort: 30001}]}", "Port")]
    [InlineData("{type: NodePort, ports: [{name: a, port: 80}]}", "{type: NodePort, ports: [{name: a, port: 80, nodePort: 30001}]}", "Port")]
    [InlineData("{clusterIP: None}", "{}", "")]
    public void A_node_port_that_is_left_out_is_no_risk(string old, string fresh, string expected)
    {
        var difference = RenderedSets.Compare(Object("v1", "Service", old), Object("v1", "Service", fresh));

        Assert.Equal(expected, string.Join(' ', difference.Risks.Select(risk => risk.Kind)));
        Assert.Single(difference.Objects);
    }

    [Theory]
    [InlineData("apps/v1", "StatefulSet", "{replicas: 1}", "{replicas: 2, minReadySeconds: 5, revisionHistoryLimit: 3, ordinals: {start: 1}, updateStrategy: {type: OnDelete}, persistentVolumeClaimRetentionPolicy: {whenScaled: Delete}}", "")]
    [InlineData("apps/v1", "StatefulSet", "{serviceName: a}", "{serviceName: b}", Recreate)]
    [InlineData("apps/v1", "StatefulSet", "{}", "{podManagementPolicy: Parallel}", Recreate)]
    [InlineData("apps/v1", "StatefulSet", "{}", "{podManagementPolicy: OrderedReady}", "")]
    [InlineData("apps/v1", "DaemonSet", "{selector: {matchLabels: {a: b}}}", "{selector: {matchLabels: {a: c}}}", Recreate)]
    [InlineData("batch/v1", "Job", "{completions: 1}", "{completions: 2}", Recreate)]
    [InlineData("batch/v1", "Job", "{completionMode: Indexed, completions: 1, parallelism: 1}", "{completionMode: Indexed, completions: 2, parallelism: 2}", "")]
    [InlineData("batch/v1", "Job", "{suspend: true, template: {spec: {nodeSelector: {a: b}}}}", "{suspend: true, template: {spec: {nodeSelector: {a: c}}}}", "")]
    [InlineData("batch/v1", "Job", "{template: {spec: {nodeSelector: {a: b}}}}", "{template: {spec: {nodeSelector: {a: c}}}}", Recreate)]
    [InlineData("batch/v1", "Job", "{parallelism: 2}", "{parallelism: 3, suspend: true, backoffLimit: 1, activeDeadlineSeconds: 5, ttlSecondsAfterFinished: 1}", "")]
    [InlineData("v1", "PersistentVolumeClaim", "{}", "{storageClassName: fast}", "")]
    [InlineData("v1", "PersistentVolumeClaim", "{storageClassName: fast}", "{storageClassName: slow}", Recreate)]
    [InlineData("v1", "PersistentVolumeClaim", "{accessModes: [ReadWriteOnce]}", "{accessModes: [ReadWriteMany]}", Recreate)]
    [InlineData("v1", "PersistentVolume", "{hostPath: {path: /a}}", "{hostPath: {path: /b}}", Recreate)]
    [InlineData("v1", "PersistentVolume", "{capacity: {storage: 1Gi}}", "{capacity: {storage: 2Gi}, persistentVolumeReclaimPolicy: Delete}", "")]
    [InlineData("v1", "Pod", "{containers: [{name: a, image: b}]}", "{activeDeadlineSeconds: 5, containers: [{name: a, image: c}]}", "")]
    [InlineData("storage.k8s.io/v1", "CSIDriver", "{}", "{fsGroupPolicy: File}", "")]
    [InlineData("storage.k8s.io/v1", "CSIDriver", "{}", "{attachRequired: false}", Recreate)]
    [InlineData("v1", "ResourceQuota", "{scopes: [Terminating]}", "{scopes: [BestEffort]}", Recreate)]
    [InlineData("apiextensions.k8s.io/v1", "CustomResourceDefinition", "{group: a, names: {kind: A, plural: as}}", "{group: a, names: {kind: A, plural: as, listKind: AnyList}}", "")]
    [InlineData("apiextensions.k8s.io/v1", "CustomResourceDefinition", "{scope: Namespaced}", "{scope: Cluster}", "the API server rejects this change, and deleting the definition deletes every object of the kind")]
    public void The_server_decides_what_is_immutable(string version, string kind, string old, string fresh, string expected) => AssertReason(version, kind, old, fresh, expected);

    private static void AssertReason(string version, string kind, string old, string fresh, string expected)
    {
        var risks = RenderedSets.Compare(Object(version, kind, old), Object(version, kind, fresh)).Risks.Where(risk => risk.Kind == RiskKind.ImmutableField);

        Assert.Equal(expected, string.Join('\n', risks.SelectMany(risk => risk.Details).Distinct(StringComparer.Ordinal)));
    }

    private static string Object(string version, string kind, string spec) => $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: n}}\nspec: {spec}\n";
}

namespace MilvusManifests.Tests.Comparison.Defaults;

/// <summary>An export of a cluster and the manifest that it was applied from.</summary>
public class ServerFieldsTests
{
    private const string Live = "uid: 0b1b2c3d-0000-0000-0000-000000000002, resourceVersion: '33', generation: 2, creationTimestamp: '2026-01-01T00:00:00Z', managedFields: [{manager: x}], selfLink: /a, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{}', deployment.kubernetes.io/revision: '3'}";

    [Theory]
    [InlineData("v1", "Service", "spec: {ports: [{port: 80}]}", "spec: {clusterIP: 10.96.1.2, clusterIPs: [10.96.1.2], ipFamilies: [IPv6], ipFamilyPolicy: SingleStack, ports: [{port: 80, protocol: TCP, targetPort: 80}]}\nstatus: {loadBalancer: {}}")]
    [InlineData("v1", "Service", "spec: {type: NodePort, ports: [{name: a, port: 80}, {name: b, port: 81, nodePort: 30001}]}", "spec: {type: NodePort, clusterIP: 10.96.1.2, ports: [{name: a, port: 80, nodePort: 30000}, {name: b, port: 81, nodePort: 30001}]}")]
    [InlineData("v1", "Service", "spec: {type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 80}]}", "spec: {type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30333, ports: [{port: 80, nodePort: 30000}]}")]
    [InlineData("v1", "Service", "spec: {clusterIP: None}", "spec: {clusterIP: None, clusterIPs: [None], ipFamilies: [IPv4]}")]
    [InlineData("v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce]}", "spec: {accessModes: [ReadWriteOnce], volumeName: pvc-1, storageClassName: standard, volumeMode: Filesystem}\nstatus: {phase: Bound}")]
    [InlineData("v1", "PersistentVolume", "spec: {hostPath: {path: /a}}", "spec: {hostPath: {path: /a, type: ''}, claimRef: {name: a}}")]
    [InlineData("batch/v1", "Job", "spec: {template: {spec: {restartPolicy: Never}}}", "spec: {selector: {matchLabels: {controller-uid: x}}, template: {metadata: {labels: {controller-uid: x, job-name: a}}, spec: {restartPolicy: Never}}}")]
    [InlineData("apps/v1", "Deployment", "spec: {}", "spec: {replicas: 1}\nstatus: {replicas: 1}")]
    [InlineData("example.com/v1", "Own", "spec: {a: b}", "spec: {a: b}\nstatus: {ready: true}")]
    public void What_the_cluster_adds_is_no_difference(string version, string kind, string git, string live)
    {
        var (left, right) = (Object("", git), Object(Live, live));

        Assert.True(RenderedSets.Compare(left, right).IsEmpty, string.Join('\n', RenderedSets.Compare(left, right).Objects.SelectMany(change => change.Fields)));
        Assert.True(RenderedSets.Compare(right, left).IsEmpty);

        string Object(string metadata, string rest) => $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: n, {metadata}}}\n{rest}\n";
    }

    [Theory]
    [InlineData("spec: {ports: [{port: 80}]}", "spec: {clusterIP: None, clusterIPs: [None], ports: [{port: 80}]}", "spec.clusterIP: None\nspec.clusterIPs: [None]")]
    [InlineData("spec: {clusterIP: 10.96.1.3}", "spec: {clusterIP: 10.96.1.2, clusterIPs: [10.96.1.2]}", "spec.clusterIP: 10.96.1.3 -> 10.96.1.2")]
    [InlineData("spec: {ports: [{port: 80, nodePort: 30001}]}", "spec: {ports: [{port: 80, nodePort: 30002}]}", "spec.ports[80].nodePort: 30001 -> 30002")]
    public void What_was_asked_for_is_a_difference(string git, string live, string expected)
    {
        var difference = RenderedSets.Compare(
            $"apiVersion: v1\nkind: Service\nmetadata: {{name: a}}\n{git}\n", $"apiVersion: v1\nkind: Service\nmetadata: {{name: a, {Live}}}\n{live}\n");

        Assert.Equal(expected, string.Join('\n', difference.Objects.SelectMany(change => change.Fields)));
    }

    [Fact]
    public void The_annotations_of_a_user_stay()
    {
        var difference = RenderedSets.Compare(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a, annotations: {{kubectl.kubernetes.io/last-applied-configuration: '{{}}', mine: b}}}}\n");

        Assert.Equal("metadata.annotations: {mine: b}", $"{Assert.Single(Assert.Single(difference.Objects).Fields)}");
    }
}

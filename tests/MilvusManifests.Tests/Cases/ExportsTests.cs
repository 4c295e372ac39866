namespace MilvusManifests.Tests.Cases;

/// <summary>What <c>kubectl get -o yaml</c> prints is valid: the API server takes it back.</summary>
public class ExportsTests
{
    [Theory]
    [InlineData("""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          annotations: {deployment.kubernetes.io/revision: "1"}
          creationTimestamp: "2026-01-01T00:00:00Z"
          generation: 2
          managedFields:
          - {apiVersion: apps/v1, fieldsType: FieldsV1, fieldsV1: {"f:spec": {"f:replicas": {}}}, manager: kubectl, operation: Update, time: "2026-01-01T00:00:00Z"}
          name: web
          resourceVersion: "1"
          selfLink: /apis/apps/v1/namespaces/a/deployments/web
          uid: 0b1b2c3d-0000-0000-0000-000000000000
        spec: {selector: {matchLabels: {a: b}}, strategy: {}, template: {metadata: {creationTimestamp: null, labels: {a: b}}, spec: {containers: [{name: a, image: b, resources: {}}]}}}
        status: {availableReplicas: 1, conditions: [{type: Available, status: "True", lastUpdateTime: "2026-01-01T00:00:00Z"}]}
        """)]
    [InlineData("""
        apiVersion: v1
        kind: Service
        metadata: {name: s, creationTimestamp: null}
        spec: {clusterIP: None, clusterIPs: [None], ports: [{port: 80, protocol: TCP, targetPort: http}]}
        status: {loadBalancer: {}}
        """)]
    [InlineData("""
        apiVersion: v1
        kind: List
        metadata: {resourceVersion: ""}
        items:
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: 0b1b2c3d-0000-0000-0000-000000000000}, data: {a: b}}
        - {apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a, generation: 1, creationTimestamp: null}, spec: {selector: {}, endpoints: [{port: a}]}, status: {bindings: []}}
        """)]
    [InlineData("""
        apiVersion: v1
        kind: Pod
        metadata: {name: a, generateName: a-, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: a, uid: b, controller: true, blockOwnerDeletion: true}]}
        spec: {containers: [{name: a, image: b}], nodeName: c, tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 300}]}
        status: {phase: Running, podIP: 10.0.0.1}
        """)]
    public void An_export_is_valid(string text) => Assert.Equal("", Manifests.Validate(text));

    [Theory]
    [InlineData("12345e")]
    [InlineData("1e")]
    [InlineData("0x")]
    [InlineData("1:30")]
    [InlineData("2026-01-01")]
    [InlineData("=")]
    [InlineData("<<x")]
    public void What_only_looks_like_a_number_is_text(string text) => Assert.Equal("", Manifests.Validate($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, annotations: {{a: {text}}}}}, data: {{b: {text}}}}}"));

    [Theory]
    [InlineData("1e3", "kubectl, Helm, Argo CD and Flux read 1e3 as 1000")]
    [InlineData("0777", "kubectl, Helm, Argo CD and Flux read 0777 as 511")]
    [InlineData("0x1f", "kubectl, Helm, Argo CD and Flux read 0x1f as 31")]
    [InlineData("1_000", "kubectl, Helm, Argo CD and Flux read 1_000 as 1000")]
    public void What_is_a_number_is_none_in_a_string(string text, string readers) => Manifests.Expect(
        $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {{b: §{text}}}}}",
        $"error MM4001: ConfigMap data.b: expected a string, found an integer: {readers}; use \"{text}\"");

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.inf")]
    [InlineData(".nan")]
    public void What_JSON_does_not_have_is_one_error(string text) => Manifests.Expect(
        $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {{b: §{text}}}}}",
        $"error MM3019: {text} is not a number that JSON has, so kubectl refuses the file; quote it if it is meant as a string");
}

using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rendering;

/// <summary>What the shipped templates write, without settings and with them.</summary>
public class ShippedTemplatesTests
{
    private const string Prometheus = "manifests/prometheus-prometheus.yaml";

    [Fact]
    public void Without_settings_every_object_is_the_published_one()
    {
        Needs.Shared("upstream/kube-prometheus");
        var templates = new StackTemplates();
        var published = Directory.EnumerateFiles(Path.Combine(Repository.Shared, "upstream/kube-prometheus/v0.18.0/manifests"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.Contains("CustomResourceDefinition", StringComparison.Ordinal) && !file.Contains("dashboardDefinitions", StringComparison.Ordinal))
            .SelectMany(PublishedObjects.Read)
            .ToDictionary(PublishedObjects.Key, StringComparer.Ordinal);
        var ours = templates.Files.SelectMany(templates.Objects).ToDictionary(PublishedObjects.Key, StringComparer.Ordinal);

        Assert.Equal(88, published.Count);
        Assert.Equal(published.Keys.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        Assert.All(published, pair => Assert.Equal(PublishedObjects.Comparable(pair.Value), PublishedObjects.Comparable(ours[pair.Key])));
    }

    [Fact]
    public void Another_namespace_leaves_no_trace_of_the_usual_one()
    {
        var templates = new StackTemplates("  namespace: observability\n");

        Assert.All(templates.Files, file =>
        {
            var text = templates.Render(file).Replace("monitoring.coreos.com", "", StringComparison.Ordinal);
            foreach (var form in (string[])["namespace: monitoring", "namespace: \"monitoring\"", "namespace=\"monitoring\"", "monitoring.svc", "name: monitoring\n", "name: \"monitoring\""])
            {
                Assert.DoesNotContain(form, text, StringComparison.Ordinal);
            }
        });
        Assert.Contains("http://prometheus-k8s.observability.svc:9090/", templates.Render("manifests/prometheusAdapter-deployment.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("monitoring", "default,kube-system,monitoring")]
    [InlineData("default", "default,kube-system")]
    [InlineData("kube-system", "default,kube-system")]
    public void Each_namespace_gets_one_Role_and_one_RoleBinding(string stackNamespace, string expected)
    {
        var templates = new StackTemplates { Namespace = stackNamespace };

        foreach (var file in (string[])["prometheus-roleSpecificNamespaces.yaml", "prometheus-roleBindingSpecificNamespaces.yaml"])
        {
            var namespaces = templates.Objects("manifests/" + file).Select(role => ((YamlScalar)((YamlMapping)role["metadata"]!)["namespace"]!).Value);
            Assert.Equal(expected, string.Join(',', namespaces));
        }
    }

    [Fact]
    public void A_namespace_that_looks_like_a_number_stays_a_name()
    {
        var templates = new StackTemplates("  namespace: \"1234\"\n");

        Assert.All(templates.Files.SelectMany(templates.Objects), written =>
        {
            var metadata = (YamlMapping)written["metadata"]!;
            Assert.Equal(YamlScalarKind.String, ((YamlScalar)(metadata["namespace"] ?? metadata["name"])!).Kind);
        });
    }

    [Fact]
    public void Settings_of_Prometheus_reach_its_object()
    {
        var templates = new StackTemplates(
            """
              components: {alertmanager: false}
              images: {pullSecrets: [mirror, "1"]}
              prometheus:
                replicas: 1
                shards: 2
                retention: 15d
                retentionSize: 40GB
                storage: {size: 50Gi, className: fast}
                resources: {requests: {cpu: "1", memory: 2Gi}}
                externalLabels: {cluster: "007"}
                nodeSelector: {pool: "1"}
                tolerations: [{key: monitoring, operator: Exists}]
                remoteWrite: [{url: "https://metrics.example.com/write", queueConfig: {capacity: 1000}}]

            """);

        Assert.Equal(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata:
              name: k8s
              namespace: monitoring
              labels:
                app.kubernetes.io/component: prometheus
                app.kubernetes.io/instance: k8s
                app.kubernetes.io/name: prometheus
                app.kubernetes.io/part-of: kube-prometheus
                app.kubernetes.io/version: 3.12.0
            spec:
              image: quay.io/prometheus/prometheus:v3.12.0
              version: 3.12.0
              imagePullSecrets:
              - name: mirror
              - name: "1"
              replicas: 1
              shards: 2
              retention: 15d
              retentionSize: 40GB
              storage:
                volumeClaimTemplate:
                  spec:
                    accessModes:
                    - ReadWriteOnce
                    storageClassName: fast
                    resources:
                      requests:
                        storage: 50Gi
              resources:
                requests:
                  cpu: "1"
                  memory: 2Gi
              nodeSelector:
                pool: "1"
              tolerations:
              - key: monitoring
                operator: Exists
              securityContext:
                runAsUser: 1000
                runAsNonRoot: true
                fsGroup: 2000
              serviceAccountName: prometheus-k8s
              podMetadata:
                labels:
                  app.kubernetes.io/component: prometheus
                  app.kubernetes.io/instance: k8s
                  app.kubernetes.io/name: prometheus
                  app.kubernetes.io/part-of: kube-prometheus
                  app.kubernetes.io/version: 3.12.0
              enableFeatures: []
              externalLabels:
                cluster: "007"
              remoteWrite:
              - url: https://metrics.example.com/write
                queueConfig:
                  capacity: 1000
              serviceDiscoveryRole: EndpointSlice
              serviceMonitorSelector: {}
              serviceMonitorNamespaceSelector: {}
              podMonitorSelector: {}
              podMonitorNamespaceSelector: {}
              probeSelector: {}
              probeNamespaceSelector: {}
              scrapeConfigSelector: {}
              scrapeConfigNamespaceSelector: {}
              ruleSelector: {}
              ruleNamespaceSelector: {}

            """,
            templates.Object(Prometheus),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_single_Prometheus_does_not_keep_its_node_from_being_drained()
    {
        var templates = new StackTemplates("  prometheus: {replicas: 1}\n");

        Assert.Contains("maxUnavailable: 1\n", templates.Object("manifests/prometheus-podDisruptionBudget.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_Secret_of_the_user_is_named_by_Alertmanager()
    {
        var templates = new StackTemplates("  alertmanager: {configSecret: our-routes, storage: {size: 1Gi}}\n");

        var written = templates.Object("manifests/alertmanager-alertmanager.yaml");

        Assert.Contains("  configSecret: our-routes\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("storageClassName", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_secrets_reach_every_pod()
    {
        var templates = new StackTemplates("  images: {pullSecrets: [mirror]}\n");
        var workloads = templates.Files.SelectMany(templates.Objects)
            .Where(written => ((YamlScalar)written["kind"]!).Value is "Deployment" or "DaemonSet" or "Prometheus" or "Alertmanager")
            .Select(YamlWriter.Write)
            .ToArray();

        Assert.Equal(8, workloads.Length);
        Assert.All(workloads, workload => Assert.Contains("imagePullSecrets:\n", workload, StringComparison.Ordinal));
    }

    [Fact]
    public void Rbac_of_a_Milvus_namespace_binds_the_Prometheus_of_the_stack()
    {
        var objects = new StackTemplates("  namespace: observability\n").Objects("milvus/prometheusRbac.yaml");

        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: prometheus-k8s
              namespace: milvus
              labels:
                app.kubernetes.io/component: prometheus
                app.kubernetes.io/instance: k8s
                app.kubernetes.io/name: prometheus
                app.kubernetes.io/part-of: kube-prometheus
                app.kubernetes.io/version: 3.12.0
            rules:
            - apiGroups:
              - discovery.k8s.io
              resources:
              - endpointslices
              verbs:
              - get
              - list
              - watch
            - apiGroups:
              - ""
              resources:
              - pods
              - services
              verbs:
              - get
              - list
              - watch

            """,
            YamlWriter.Write(objects[0]),
            ignoreLineEndingDifferences: true);
        Assert.EndsWith(
            """
            subjects:
            - kind: ServiceAccount
              name: prometheus-k8s
              namespace: observability

            """.ReplaceLineEndings("\n"),
            YamlWriter.Write(objects[1]),
            StringComparison.Ordinal);
    }
}

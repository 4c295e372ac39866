using MilvusManifests.Text;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Templates;

/// <summary>The monitors of Milvus.</summary>
public class MilvusTemplatesTests
{
    [Fact]
    public void A_cluster_has_the_charts_ServiceMonitor()
    {
        Assert.Equal(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata:
              name: "my-release-milvus"
              namespace: "milvus"
              labels:
                app.kubernetes.io/name: "milvus"
                app.kubernetes.io/instance: "my-release"
                app.kubernetes.io/version: "2.6.15"
                app.kubernetes.io/managed-by: milvus-manifests
            spec:
              namespaceSelector:
                matchNames:
                  - "milvus"
              selector:
                matchLabels:
                  app.kubernetes.io/name: "milvus"
                  app.kubernetes.io/instance: "my-release"
              targetLabels:
                - app.kubernetes.io/name
                - app.kubernetes.io/instance
                - component
              endpoints:
                - port: metrics
                  path: /metrics
                  interval: 30s
                  scrapeTimeout: 10s
                  honorLabels: true

            """,
            Templates("{release: my-release, namespace: milvus, version: 2.6.15}").RenderMilvus("milvus/serviceMonitor.yaml.sbn"));
    }

    [Fact]
    public void A_standalone_is_named_as_the_chart_names_it()
    {
        Assert.Equal(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata:
              name: "store-standalone"
              namespace: "vectors"
              labels:
                app.kubernetes.io/name: "vec"
                app.kubernetes.io/instance: "a"
                app.kubernetes.io/version: "2.5.27"
                app.kubernetes.io/managed-by: milvus-manifests
                component: standalone
                team: "1"
            spec:
              namespaceSelector:
                matchNames:
                  - "vectors"
              selector:
                matchLabels:
                  app.kubernetes.io/name: "vec"
                  app.kubernetes.io/instance: "a"
              targetLabels:
                - app.kubernetes.io/name
                - app.kubernetes.io/instance
                - component
              endpoints:
                - port: metrics
                  path: /metrics
                  interval: 1m
                  scrapeTimeout: 20s
                  honorLabels: true

            """,
            Templates("""{release: a, namespace: vectors, version: 2.5.27, mode: standalone, nameOverride: vec, fullnameOverride: store, scrape: {interval: 1m, scrapeTimeout: 20s, labels: {team: "1"}}}""")
                .RenderMilvus("milvus/serviceMonitor.yaml.sbn"));
    }

    [Fact]
    public void The_operators_Milvus_has_a_PodMonitor_that_gives_the_component_the_charts_label()
    {
        Assert.Equal(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PodMonitor
            metadata:
              name: "my-release-milvus"
              namespace: "milvus"
              labels:
                app.kubernetes.io/name: "milvus"
                app.kubernetes.io/instance: "my-release"
                app.kubernetes.io/version: "2.6.15"
                app.kubernetes.io/managed-by: milvus-manifests
                team: vectors
            spec:
              namespaceSelector:
                matchNames:
                  - "milvus"
              selector:
                matchLabels:
                  app.kubernetes.io/name: "milvus"
                  app.kubernetes.io/instance: "my-release"
              podTargetLabels:
                - app.kubernetes.io/name
                - app.kubernetes.io/instance
                - app.kubernetes.io/component
                - milvus.io/deployment-group
              podMetricsEndpoints:
                - port: metrics
                  path: /metrics
                  interval: 30s
                  scrapeTimeout: 10s
                  honorLabels: true
                  relabelings:
                    # The Helm chart's label, so that one alert or dashboard fits both.
                    - action: replace
                      sourceLabels:
                        - __meta_kubernetes_pod_label_app_kubernetes_io_component
                      targetLabel: component

            """,
            Templates("{release: my-release, namespace: milvus, version: 2.6.15, installedBy: operator, scrape: {labels: {team: vectors}}}")
                .RenderMilvus("milvus/podMonitor.yaml.sbn"));
    }

    [Fact]
    public void Rbac_of_a_Milvus_namespace_binds_the_Prometheus_of_the_stack()
    {
        var objects = ShippedTemplates.ObjectsOf(new SourceText("prometheusRbac.yaml", ShippedTemplates.InNamespace("observability").RenderMilvus("milvus/prometheusRbac.yaml.sbn")));

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

    private static ShippedTemplates Templates(string milvus) =>
        new(ShippedTemplates.Shortest.Replace("{release: my-release, namespace: milvus, version: 2.6.15}", milvus, StringComparison.Ordinal));
}

namespace MilvusManifests.Tests.Upstream;

/// <summary>Settings of the configuration over a source of upstream's own: written into its objects, or reported to have no effect.</summary>
public sealed class SourceSettingsTests : IDisposable
{
    private const string Source = "{directory: ../upstream}";

    private readonly SourceFolder folder = new();

    public SourceSettingsTests()
    {
        folder.WriteUpstream("upstream");
        folder.Write("upstream/manifests/prometheus-prometheus.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: k8s, namespace: monitoring}
            spec:
              image: quay.io/prometheus/prometheus:v9.9.9
              replicas: 4
              retention: 1d
              alerting: {alertmanagers: [{name: alertmanager-main, namespace: monitoring, port: web}]}

            """);
        folder.Write("upstream/manifests/prometheus-podDisruptionBudget.yaml",
            "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: prometheus-k8s, namespace: monitoring}\nspec: {minAvailable: 1, selector: {matchLabels: {a: b}}}\n");
        folder.Write("upstream/manifests/alertmanager-alertmanager.yaml",
            "apiVersion: monitoring.coreos.com/v1\nkind: Alertmanager\nmetadata: {name: main, namespace: monitoring}\nspec: {replicas: 3}\n");
        folder.Write("upstream/manifests/alertmanager-secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: alertmanager-main, namespace: monitoring}\n");
        folder.Write("upstream/manifests/grafana-config.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: grafana-config, namespace: monitoring}\nstringData:\n  grafana.ini: |\n    [a]\n    b = c\n");
        folder.Write("upstream/manifests/grafana-deployment.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: grafana, namespace: monitoring}
            spec:
              selector: {matchLabels: {a: b}}
              template:
                metadata: {labels: {a: b}, annotations: {checksum/grafana-config: "0"}}
                spec:
                  imagePullSecrets: [{name: own}]
                  containers:
                    - {name: sidecar, image: example.com/sidecar:1}
                    - {name: grafana, image: "grafana/grafana:1@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", env: [{name: A, value: b}, {name: GF_SECURITY_ADMIN_USER, value: c}]}

            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_the_configuration_does_not_say_stays_as_upstream_has_it()
    {
        Assert.Equal([], folder.Generate(Source));

        var prometheus = folder.Output("manifests/prometheus-prometheus.yaml")!;
        Assert.Contains("  replicas: 4\n  retention: 1d\n  alerting:\n", prometheus, StringComparison.Ordinal);
        Assert.Contains("  minAvailable: 1\n", folder.Output("manifests/prometheus-podDisruptionBudget.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_Prometheus_are_written_into_its_object()
    {
        Assert.Equal([], folder.Generate(Source,
            """
              prometheus:
                replicas: 1
                shards: 2
                retention: 30d
                retentionSize: 10GB
                storage: {size: 10Gi, className: fast}
                resources: {requests: {memory: 1Gi}}
                externalLabels: {cluster: a}
                remoteWrite: [{url: https://a.example}]
                nodeSelector: {b: c}
                tolerations: [{key: d, operator: Exists}]
              components: {alertmanager: false}

            """));

        Assert.EndsWith(
            """
            spec:
              image: quay.io/prometheus/prometheus:v9.9.9
              replicas: 1
              retention: 30d
              shards: 2
              retentionSize: 10GB
              storage:
                volumeClaimTemplate:
                  spec:
                    accessModes:
                    - ReadWriteOnce
                    storageClassName: fast
                    resources:
                      requests:
                        storage: 10Gi
              resources:
                requests:
                  memory: 1Gi
              nodeSelector:
                b: c
              tolerations:
              - key: d
                operator: Exists
              externalLabels:
                cluster: a
              remoteWrite:
              - url: https://a.example

            """.ReplaceLineEndings("\n"),
            folder.Output("manifests/prometheus-prometheus.yaml"),
            StringComparison.Ordinal);
        Assert.Contains("  maxUnavailable: 1\n", folder.Output("manifests/prometheus-podDisruptionBudget.yaml"), StringComparison.Ordinal);
        Assert.Null(folder.Output("manifests/alertmanager-alertmanager.yaml"));
    }

    [Fact]
    public void Settings_of_Alertmanager_are_written_into_its_object()
    {
        Assert.Equal([], folder.Generate(Source, "  alertmanager: {replicas: 1, storage: {size: 1Gi}, resources: {limits: {cpu: 1}}, configSecret: routes}\n"));

        Assert.EndsWith(
            """
            spec:
              replicas: 1
              storage:
                volumeClaimTemplate:
                  spec:
                    accessModes:
                    - ReadWriteOnce
                    resources:
                      requests:
                        storage: 1Gi
              resources:
                limits:
                  cpu: 1
              configSecret: routes

            """.ReplaceLineEndings("\n"),
            folder.Output("manifests/alertmanager-alertmanager.yaml"),
            StringComparison.Ordinal);
        Assert.Null(folder.Output("manifests/alertmanager-secret.yaml"));
    }

    [Fact]
    public void Settings_of_Grafana_are_written_into_its_pod_and_its_ini()
    {
        Assert.Equal([], folder.Generate(Source, "  grafana: {resources: {limits: {cpu: 1}}, adminSecret: admin, ini: {server: {root_url: https://a.example, enabled: true}}}\n"));

        Assert.Contains("  grafana.ini: |\n    [a]\n    b = c\n\n    [server]\n    root_url = https://a.example\n    enabled = true\n", folder.Output("manifests/grafana-config.yaml"), StringComparison.Ordinal);
        var deployment = folder.Output("manifests/grafana-deployment.yaml")!;
        Assert.Contains(
            "        env:\n        - name: A\n          value: b\n        - name: GF_SECURITY_ADMIN_USER\n          valueFrom:\n            secretKeyRef:\n              name: admin\n              key: admin-user\n"
            + "        - name: GF_SECURITY_ADMIN_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: admin\n              key: admin-password\n        resources:\n          limits:\n            cpu: 1\n",
            deployment.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("checksum/grafana-config: [0-9a-f]{32}\n", deployment);
    }

    [Fact]
    public void Images_of_any_version_move_and_keep_their_digest()
    {
        Assert.Equal([], folder.Generate(Source, "  images: {registry: mirror.example.com, pullSecrets: [mirror]}\n"));

        var deployment = folder.Output("manifests/grafana-deployment.yaml")!;
        Assert.Contains("image: mirror.example.com/grafana/grafana:1@sha256:aaaa", deployment, StringComparison.Ordinal);
        Assert.Contains("image: mirror.example.com/sidecar:1\n", deployment, StringComparison.Ordinal);
        Assert.Contains("imagePullSecrets:\n      - name: own\n      - name: mirror\n", deployment, StringComparison.Ordinal);
        var prometheus = folder.Output("manifests/prometheus-prometheus.yaml")!;
        Assert.Contains("image: mirror.example.com/prometheus/prometheus:v9.9.9\n", prometheus, StringComparison.Ordinal);
        Assert.Contains("  imagePullSecrets:\n  - name: mirror\n", prometheus, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mirror_list_knows_where_moved_images_came_from()
    {
        folder.Generate(Source, "  images: {registry: mirror.example.com}\n");
        var images = Generator.FindImages(new GenerateOptions(folder.PathOf("repository/manifests.config.yaml"))).Value!;

        Assert.Equal(
            [
                "example.com/sidecar:1=mirror.example.com/sidecar:1",
                "grafana/grafana@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=mirror.example.com/grafana/grafana:1",
                "quay.io/prometheus/prometheus:v9.9.9=mirror.example.com/prometheus/prometheus:v9.9.9",
            ],
            images.ToMirrorList().Value.ToArray());
    }

    [Fact]
    public void A_setting_without_an_object_is_reported_at_its_line()
    {
        File.Delete(folder.PathOf("upstream/manifests/prometheus-prometheus.yaml"));
        folder.Write("upstream/manifests/grafana-config.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: grafana-config, namespace: monitoring}\n");

        Assert.Equal(
            [
                "repository/manifests.config.yaml(5,16): warning MM1022: 'kubePrometheus.prometheus.replicas' has no effect: the stack has no Prometheus",
                "repository/manifests.config.yaml(6,13): warning MM1022: 'kubePrometheus.grafana.ini' has no effect: the stack has no Secret 'grafana-config' with grafana.ini in stringData",
            ],
            folder.Generate(Source, "  prometheus: {replicas: 1}\n  grafana: {ini: {a: {b: c}}}\n"));
    }
}

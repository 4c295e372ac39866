namespace MilvusManifests.Tests.Upstream;

/// <summary>A configured namespace over upstream's own: every occurrence moves, or the set is refused.</summary>
public sealed class NamespaceMoveTests : IDisposable
{
    private const string Source = "{directory: ../upstream}";
    private const string Elsewhere = "  namespace: observability\n";

    private readonly SourceFolder folder = new();

    public NamespaceMoveTests() => folder.WriteUpstream("upstream");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Objects_subjects_selectors_and_the_namespace_itself_move()
    {
        folder.Write("upstream/manifests/prometheus-roleBindingConfig.yaml",
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: monitoring, namespace: monitoring, labels: {team: monitoring, kubernetes.io/metadata.name: monitoring}}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: monitoring}
            subjects:
              - {kind: ServiceAccount, name: prometheus-k8s, namespace: monitoring}
              - {kind: ServiceAccount, name: prometheus-k8s, namespace: default}

            """);
        folder.Write("upstream/manifests/prometheus-networkPolicy.yaml",
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a, namespace: monitoring}
            spec:
              podSelector: {}
              ingress:
                - from:
                    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring, purpose: monitoring}}
                    - namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [default, monitoring]}]}

            """);
        folder.Write("upstream/manifests/prometheus-serviceMonitor.yaml",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: a, namespace: monitoring}
            spec:
              namespaceSelector: {matchNames: [monitoring, default]}
              selector: {matchLabels: {app: monitoring}}
              endpoints: [{port: web}]

            """);

        Assert.Equal([], folder.Generate(Source, Elsewhere));

        Assert.Contains("\n  name: observability\n", folder.Output("setup/namespace.yaml"), StringComparison.Ordinal);
        var binding = folder.Output("manifests/prometheus-roleBindingConfig.yaml")!;
        Assert.Contains("metadata:\n  name: monitoring\n  namespace: observability\n  labels:\n    team: monitoring\n    kubernetes.io/metadata.name: observability\n", binding, StringComparison.Ordinal);
        Assert.Contains("  name: monitoring\nsubjects:\n- kind: ServiceAccount\n  name: prometheus-k8s\n  namespace: observability\n- kind: ServiceAccount\n  name: prometheus-k8s\n  namespace: default\n", binding, StringComparison.Ordinal);
        var policy = folder.Output("manifests/prometheus-networkPolicy.yaml")!;
        Assert.Contains("kubernetes.io/metadata.name: observability\n          purpose: monitoring\n", policy, StringComparison.Ordinal);
        Assert.Contains("values:\n          - default\n          - observability\n", policy, StringComparison.Ordinal);
        var monitor = folder.Output("manifests/prometheus-serviceMonitor.yaml")!;
        Assert.Contains("apiVersion: monitoring.coreos.com/v1\n", monitor, StringComparison.Ordinal);
        Assert.Contains("matchNames:\n    - observability\n    - default\n", monitor, StringComparison.Ordinal);
        Assert.Contains("app: monitoring\n", monitor, StringComparison.Ordinal);
        Assert.Contains("namespace: observability\n", folder.Output("manifests/prometheus-roleSpecificNamespaces.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_may_be_something_else_refuses_the_set_and_is_named()
    {
        folder.Write("upstream/manifests/grafana-dashboardDefinitions.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: monitoring}\ndata:\n  a.json: |\n    {\n      \"tags\": [\"monitoring\"],\n      \"expr\": \"up{namespace=\\\"monitoring\\\"}\"\n    }\n");

        Assert.Equal(
            """
            repository/manifests.config.yaml(5,14): error MM8016: cannot move the stack to namespace 'observability': 'monitoring' may or may not mean the namespace in 1 place of the source
              replace these files with templates of your own, fix them in a source of your own, or keep the namespace 'monitoring'
              'monitoring' at repository/../upstream/manifests/grafana-dashboardDefinitions.yaml(7,17)
            """.ReplaceLineEndings("\n"),
            Assert.Single(folder.Generate(Source, Elsewhere)));
        Assert.Null(folder.Output("setup/namespace.yaml"));
    }

    [Fact]
    public void A_source_that_was_built_for_another_namespace_moves_from_there()
    {
        foreach (var (path, text) in SmallUpstream.Files)
        {
            folder.Write($"upstream/{path}", text.Replace("monitoring", "watch", StringComparison.Ordinal));
        }

        Assert.Equal([], folder.Generate(Source));
        Assert.Contains("namespace: monitoring\n", folder.Output("manifests/grafana-service.yaml"), StringComparison.Ordinal);
    }
}

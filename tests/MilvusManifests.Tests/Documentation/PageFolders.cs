namespace MilvusManifests.Tests.Documentation;

/// <summary>What lies in the folder in which the commands of a page are typed.</summary>
internal static class PageFolders
{
    private static readonly Dictionary<string, Action<DocumentedFolder>> OfPages = new(StringComparer.Ordinal)
    {
        ["README.md"] = folder =>
        {
            folder.Generate(DocumentedFolder.Configuration + GitOps);
            ForwardedPorts(folder);
            Assert.Equal(0, folder.Sh("git init --quiet", out _));
        },
        ["docs/access.md"] = ForwardedPorts,
        ["docs/argocd.md"] = folder => folder.Generate(DocumentedFolder.Configuration + GitOps),
        ["docs/flux.md"] = folder => folder.Generate(DocumentedFolder.Configuration + GitOps),
        ["docs/clusters.md"] = folder => folder.Generate(Block("docs/clusters.md", "yaml", 0) + GitOps),
        ["docs/command-line.md"] = folder =>
        {
            ForwardedPorts(folder);
            folder.Generate(DocumentedFolder.Configuration + GitOps);
            folder.Write("manifests/settings.yaml", folder.Read("k8s/settings.yaml"));
            folder.Write("my.yaml.sbn", "greeting: {{ greeting }}\n");
            folder.Write("model.json", "{\"greeting\": \"hello\"}\n");
            folder.Program("helm", Printing("k8s/settings.yaml"));
            folder.Write("built.yaml", "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\n");
            folder.Program("kustomize", Printing("built.yaml"));
            folder.Program("crane", "[ \"$1\" = copy ] && [ $# = 3 ]");
            Assert.Equal(0, folder.Sh("kubectl apply --server-side -f output/setup", out _));
        },
        ["docs/existing-stack.md"] = folder =>
        {
            folder.Generate($"{DocumentedFolder.Configuration}stack: {{installedBy: kubePrometheus}}\nrbac: patch\n");
            folder.Cluster.Put("/apis/rbac.authorization.k8s.io/v1/clusterroles/prometheus-k8s", """{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole","metadata":{"name":"prometheus-k8s"},"rules":[]}""");
        },
        ["docs/gitops-repository.md"] = folder => Assert.Equal(0, folder.Sh("git init --quiet --bare ../remote.git && git clone --quiet ../remote.git ../gitops && cd ../gitops && git commit --quiet --allow-empty --message first && git push --quiet", out _)),
        ["docs/lint.md"] = folder =>
        {
            folder.Write("rules/rules.yaml", "groups: []\n");
            folder.Write("dashboards/empty.json", "{\"title\": \"Empty\", \"panels\": []}\n");
        },
        ["docs/monitors.md"] = folder =>
        {
            Assert.Equal(0, folder.Sh("kubectl apply --server-side -f output/setup", out _));
            folder.Cluster.Put("/apis/monitoring.coreos.com/v1/namespaces/default/podmonitors/NAME", """{"apiVersion":"monitoring.coreos.com/v1","kind":"PodMonitor","metadata":{"name":"NAME","namespace":"default"}}""");
        },
        ["docs/sources.md"] = folder =>
        {
            folder.Write("kube-prometheus-0.18.0.tar.gz", "");
            Assert.Equal(0, folder.Sh("git init --quiet kube-prometheus && cd kube-prometheus && git commit --quiet --allow-empty --message release && git tag v0.18.0", out _));
        },
        ["docs/teardown.md"] = folder => Assert.Equal(0, folder.Sh("kubectl apply --server-side -f output/setup && kubectl apply --server-side -k output", out _)),
        ["docs/upgrades.md"] = folder =>
        {
            folder.Generate(File.ReadAllText(Path.Combine(Repository.Root, "manifests.config.yaml")));
            folder.Write("old.yaml", folder.Read("k8s/settings.yaml"));
            folder.Program("kustomize", Printing("old.yaml"));
            folder.Write("kube-prometheus-0.16.0/manifests/settings.yaml", folder.Read("k8s/settings.yaml"));
            folder.Write("kube-prometheus-0.17.0/manifests/settings.yaml", folder.Read("k8s/settings.yaml"));
        },
    };

    private static readonly Dictionary<(string Page, string Command), Action<DocumentedFolder>> OfCommands = new()
    {
        [("README.md", "milvus-manifests lint alerts.yaml --milvus 2.6.15")] = folder =>
            folder.Write("alerts.yaml", $"{Alerts}  - alert: SearchSlow\n    expr: histogram_quantile(0.99, sum by (pod) (rate(milvus_proxy_sq_latency_bucket[5m]))) > 1000\n"),
        [("README.md", "milvus-manifests init")] = _ => { },
        [("README.md", "milvus-manifests init --argocd https://github.com/acme/clusters.git")] = _ => { },
        [("README.md", "milvus-manifests init --flux https://github.com/acme/clusters.git")] = _ => { },
        [("README.md", "milvus-manifests explain manifests/ --monitor milvus/my-release-milvus")] = folder =>
        {
            // The ClusterRole as kube-prometheus has it, and the rule of the documented patch.
            folder.Generate(DocumentedFolder.Configuration);
            Assert.Equal(0, folder.Sh("cp -R output/manifests manifests && cp -R output/milvus manifests/ && sed -i 's/^  - discovery.k8s.io$/  - \"\"/; s/^  - endpointslices$/  - endpoints/' manifests/prometheus-clusterRole.yaml", out _));
        },
        [("docs/command-line.md", "milvus-manifests init --milvus milvus/my-release@2.6.15 --argocd https://github.com/acme/clusters.git")] = _ => { },
        [("docs/command-line.md", "milvus-manifests check")] = folder =>
        {
            folder.Generate(DocumentedFolder.Configuration);
            Assert.Equal(0, folder.Sh("sed -i '/- discovery.k8s.io/,/^- /d' output/manifests/prometheus-clusterRole.yaml && rm output/milvus/milvus/my-release/serviceMonitor.yaml", out _));
        },
        [("docs/command-line.md", "milvus-manifests config --cluster prod-eu")] = folder =>
        {
            folder.Write("base.yaml", "kubernetes: \"1.35\"\nkubePrometheus:\n  version: v0.18.0\n");
            folder.Write("manifests.config.yaml", "extends: base.yaml\nmilvus:\n  - release: my-release\n    namespace: milvus\n    version: 2.6.15\nclusters:\n  prod-eu:\n    kubernetes: \"1.34\"\n");
        },
        [("docs/command-line.md", "milvus-manifests lint alerts.yaml --milvus 2.6.15")] = folder => folder.Write("alerts.yaml", Alerts),
        [("docs/command-line.md", "milvus-manifests validate apps/ --gateway-api 1.5-experimental --flux 2.8")] = folder =>
        {
            folder.Write("apps/routes.yaml", "apiVersion: gateway.networking.k8s.io/v1\nkind: TCPRoute\nmetadata:\n  name: routes\nspec:\n  rules:\n    - backendRefs: [{name: web, port: 80}]\n");
            folder.Write("apps/web.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2beta2\nkind: HelmRelease\nmetadata:\n  name: web\n");
        },
        [("docs/command-line.md", "milvus-manifests validate .")] = folder => folder.Write("apps/web.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - port: 80\n"),
        [("docs/metrics.md", "milvus-manifests metrics milvus_proxy_req_count --milvus 2.6.19")] = _ => { },
        [("docs/metrics.md", "milvus-manifests metrics --changes 2.5.16..2.6.19 --in rules/ --in dashboards/")] = folder =>
        {
            folder.Write("rules/milvus.yaml", "groups:\n- name: milvus\n  rules:\n  - alert: MilvusFailures\n    expr: rate(milvus_proxy_req_count{status=\"fail\"}[5m]) > 0\n");
            folder.Write("dashboards/empty.json", "{\"title\": \"Empty\", \"panels\": []}\n");
        },
    };

    private const string Alerts =
        """
        groups:
        - name: milvus
          rules:
          - alert: ReadTasksPending
            expr: milvus_querynode_read_task_unsolved_len > 100
            for: 10m

        """;

    private const string GitOps = "gitops: {argocd: {repository: 'https://git.example.com/acme/clusters.git'}, flux: {repository: 'https://git.example.com/acme/clusters.git'}}\n";

    // Findings and differences.
    private static readonly Dictionary<(string Page, string Command), int> ExitCodes = new()
    {
        [("README.md", "milvus-manifests lint alerts.yaml --milvus 2.6.15")] = 1,
        [("README.md", "milvus-manifests explain manifests/ --monitor milvus/my-release-milvus")] = 1,
        [("docs/command-line.md", "milvus-manifests check")] = 3,
        [("docs/command-line.md", "milvus-manifests lint alerts.yaml --milvus 2.6.15")] = 1,
        [("docs/command-line.md", "milvus-manifests validate apps/ --gateway-api 1.5-experimental --flux 2.8")] = 1,
        [("docs/command-line.md", "kustomize build overlays/eu | milvus-manifests validate - --kubernetes 1.35")] = 1,
    };

    /// <summary>The commands that something is said about.</summary>
    public static IEnumerable<(string Page, string Command)> Named => OfCommands.Keys.Concat(ExitCodes.Keys);

    /// <summary>The folder of a page: with a configuration, its set, and manifests of others.</summary>
    public static DocumentedFolder Of(string page)
    {
        var folder = new DocumentedFolder();
        folder.Write("k8s/settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: apps\n");
        folder.Generate(DocumentedFolder.Configuration);
        if (OfPages.TryGetValue(page, out var prepare))
        {
            prepare(folder);
        }

        return folder;
    }

    /// <summary>The folder of one command; null where it is that of its page.</summary>
    public static DocumentedFolder? Of(DocumentedCommand command)
    {
        if (!OfCommands.TryGetValue((command.Page, command.Text), out var prepare))
        {
            return null;
        }

        var folder = new DocumentedFolder();
        prepare(folder);
        return folder;
    }

    /// <summary>How a command ends.</summary>
    public static int ExitCodeOf(DocumentedCommand command) => ExitCodes.GetValueOrDefault((command.Page, command.Text));

    /// <summary>A block of a page.</summary>
    private static string Block(string page, string language, int index) => DocumentedPage.All.Single(one => one.Path == page).Blocks.Where(block => block.Language == language).ElementAt(index).Text;

    // A program that is not on every machine, which prints a file.
    private static string Printing(string file) => $"cat {file}";

    // Ports are forwarded to a pod that runs; no kubelet answers here.
    private static void ForwardedPorts(DocumentedFolder folder)
    {
        Assert.True(folder.Sh("kubectl apply --server-side -f output/setup/namespace.yaml -f output/manifests/prometheus-service.yaml -f output/manifests/grafana-service.yaml", out var output) == 0, output);
        foreach (var (name, program, port, number) in new[] { ("prometheus-k8s", "prometheus", "web", 9090), ("grafana", "grafana", "http", 3000) })
        {
            folder.Cluster.Put(
                $"/api/v1/namespaces/monitoring/pods/{name}-0",
                $$$"""
                {
                  "apiVersion": "v1", "kind": "Pod",
                  "metadata": {"name": "{{{name}}}-0", "namespace": "monitoring", "labels": {{{folder.Cluster.SelectorOf($"/api/v1/namespaces/monitoring/services/{name}")}}} },
                  "spec": {"containers": [{"name": "{{{program}}}", "ports": [{"name": "{{{port}}}", "containerPort": {{{number}}} }]}]},
                  "status": {"phase": "Running"}
                }
                """);
        }
    }
}

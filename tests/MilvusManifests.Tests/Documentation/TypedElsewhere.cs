using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Tests.CommandLine.Teardown;
using MilvusManifests.Tests.Committing;
using MilvusManifests.Tests.ExistingStack;

namespace MilvusManifests.Tests.Documentation;

/// <summary>The commands that are not typed in the folder of their page, and why.</summary>
internal static class TypedElsewhere
{
    /// <summary>How many commands nothing runs.</summary>
    public const int NotHereCount = 27;

    private const string Verified = "^GET /api/v1/namespaces/monitoring(/services/prometheus-.*)?$";

    /// <summary>What runs them instead.</summary>
    public static IReadOnlyList<DocumentedRun> Runs { get; } =
    [
        .. DocumentedRun.InCi("README.md", "dotnet build", "dotnet test", "dotnet pack -o packages", "dotnet tool install milvus-manifests --tool-path tools --source packages --prerelease", "tools/milvus-manifests generate", "dotnet build -p:ManifestsMode=Check"),
        .. DocumentedRun.InCi("docs/ci.md", "dotnet build -p:ManifestsMode=Check"),
        .. DocumentedRun.InCi(
            "docs/packages.md",
            "dotnet pack -o packages",
            "dotnet pack -o packages -p:ToolPackageRuntimeIdentifiers=any",
            "dotnet nuget push \"packages/*.nupkg\" --source manifests",
            "dotnet new tool-manifest",
            "dotnet tool install milvus-manifests --prerelease",
            "dotnet tool restore",
            "dotnet milvus-manifests generate",
            "dotnet milvus-manifests check",
            "dotnet tool install milvus-manifests --tool-path tools --source packages --prerelease",
            "dotnet build -p:ManifestsMode=Check",
            "dotnet restore --locked-mode"),
        .. DocumentedRun.InCi("docs/msbuild.md", "dotnet build -p:ManifestsMode=Check"),
        .. DocumentedRun.InTest("docs/existing-stack.md", typeof(ExistingStackPageTests), () => ExistingStackPageTests.Explained, "milvus-manifests explain output kube-prometheus/manifests --config manifests.config.yaml"),
        .. DocumentedRun.InTest("docs/ci.md", typeof(PipelineTests), () => PipelineTests.ToolManifest, "dotnet new tool-manifest", "dotnet tool install milvus-manifests --prerelease"),
        .. DocumentedRun.InTest(
            "docs/gitops-repository.md",
            typeof(GitOpsPageTests),
            () => GitOpsPageTests.Commands("Registry"),
            "milvus-manifests push oci://registry.example.com/platform/monitoring:eu --dry-run",
            "milvus-manifests push oci://registry.example.com/platform/monitoring:eu",
            "milvus-manifests push oci://registry.example.com/platform/monitoring:eu --source \"$(git config --get remote.origin.url)\" --revision \"main@sha1:$(git rev-parse HEAD)\""),
        .. TeardownTests.Script.Split('\n').Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => DocumentedRun.InTest("docs/teardown.md", typeof(TeardownTests), () => TeardownTests.Script, line)),
    ];

    /// <summary>What is not on the machine of a test, or takes minutes, with the reason.</summary>
    public static IReadOnlyDictionary<(string Page, string Command), string> NotHere { get; } = new Dictionary<(string Page, string Command), string>
    {
        [("docs/alerts.md", "promtool check rules --lint=all")] = Promtool,
        [("docs/alerts.md", "promtool test rules")] = Promtool,
        [("docs/argocd.md", "argocd repo add")] = Engine,
        [("docs/clusters.md", "argocd cluster add")] = Engine,
        [("docs/command-line.md", "milvus-manifests completion fish | source")] = Shell,
        [("docs/command-line.md", "milvus-manifests completion pwsh | Out-String | Invoke-Expression")] = Shell,
        [("docs/configuration.md", "flux bootstrap")] = Engine,
        [("docs/flux.md", "flux bootstrap")] = Engine,
        [("docs/flux.md", "flux create secret git")] = Engine,
        [("docs/gitops-repository.md", "cosign sign REPOSITORY@DIGEST")] = "signs with a key of the reader's",
        [("docs/gitops-repository.md", "docker login")] = "logs in to a registry of the reader's",
        [("docs/gitops-repository.md", "flux push artifact")] = Engine,
        [("docs/gitops-repository.md", "gh pr create --fill --head BRANCH")] = "opens a pull request at GitHub",
        [("docs/gitops-repository.md", "git merge --ff-only")] = "names what 'commit' does by itself, which CommitTests shows",
        [("docs/gitops-repository.md", "podman login --authfile")] = "logs in to a registry of the reader's",
        [("docs/performance.md", "dotnet build src/Manifests -clp:PerformanceSummary")] = Measurement,
        [("docs/performance.md", "dotnet run -c Release --project tests/Benchmarks -- --filter '*'")] = Measurement,
        [("docs/performance.md", "promtool check rules")] = Promtool,
        [("docs/performance.md", "promtool check rules --lint=none")] = Promtool,
        [("docs/performance.md", "tests/Benchmarks/cold 15")] = Measurement,
        [("docs/performance.md", "tests/Benchmarks/cold 15 FOLDER")] = Measurement,
        [("docs/performance.md", "tests/Benchmarks/cold-diff 6")] = Measurement,
        [("docs/performance.md", "tests/Benchmarks/cold-fleet 1000")] = Measurement,
        [("docs/performance.md", "tests/Benchmarks/cold-lint FOLDER 20")] = Measurement,
        [("docs/performance.md", "tests/Benchmarks/cold-many FOLDER")] = Measurement,
        [("docs/performance.md", "tests/Benchmarks/cold-source FOLDER v0.18.0 1.35 12")] = Measurement,
        [("docs/templates.md", "promtool test rules")] = Promtool,
    };

    private const string Engine = "asks a GitOps engine, which is not on the machine";

    private const string Measurement = "takes minutes and a quiet machine; the script is there";

    private const string Promtool = "is run by TestedAlertsTests, where Prometheus' tools are";

    private const string Shell = "is of another shell; CompletionTests runs the scripts in theirs";

    /// <summary>Commands that ask a cluster or a server until they are ended, with what they ask for first.</summary>
    public static IReadOnlyDictionary<string, string> Asking { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["kubectl --namespace monitoring --address 0.0.0.0 port-forward svc/prometheus-k8s 9090"] = "^POST /api/v1/namespaces/monitoring/pods/prometheus-k8s-0/portforward",
        ["kubectl --namespace monitoring --address 0.0.0.0 port-forward svc/grafana 3000"] = "^POST /api/v1/namespaces/monitoring/pods/grafana-0/portforward",
        ["kubectl --namespace monitoring port-forward service/prometheus-k8s 9090"] = "^POST /api/v1/namespaces/monitoring/pods/prometheus-k8s-0/portforward",
        ["milvus-manifests verify --kubeconfig"] = Verified,
        ["milvus-manifests verify manifests/ --kubeconfig"] = Verified,
        ["milvus-manifests verify --prometheus http://localhost:9090"] = "^GET /api/v1/(targets|status|rules|metadata)",
        ["kubectl get --raw /openapi/v2"] = "^GET /openapi/v2$",
        ["dotnet milvus-manifests verify --kubeconfig --timeout 10m"] = Verified,
    };

    /// <summary>Output that is an example of its form: what it says depends on a clock or a cluster.</summary>
    public static IReadOnlyDictionary<(string Page, string Command), string> Illustrations { get; } = new Dictionary<(string Page, string Command), string>
    {
        [("docs/command-line.md", "milvus-manifests generate --verbose")] = "times, and a set with settings, patches and templates of its own; VerboseTests pins the lines",
        [("docs/command-line.md", "milvus-manifests explain manifests/")] = "three monitors of many; ExplainTests pins the form",
        [("docs/command-line.md", "kustomize build overlays/eu | milvus-manifests validate - --kubernetes 1.35")] = "somebody's manifests",
        [("docs/command-line.md", "milvus-manifests validate .")] = "somebody's repository",
    };
}

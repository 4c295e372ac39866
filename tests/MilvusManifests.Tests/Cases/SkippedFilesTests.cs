using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Cases;

/// <summary>What lies among manifests in a repository and is none: it is skipped, and counted by its reason.</summary>
public sealed class SkippedFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("kustomization.yaml", "resources: [a.yaml]\n")]
    [InlineData("kustomization.yml", "kind: Kustomization\nresources: [a.yaml]\n")]
    [InlineData("kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nresources: [a.yaml]\n")]
    [InlineData("Kustomization", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n")]
    [InlineData("kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [a.yaml]\n")]
    [InlineData("kustomization.yaml", "namespace: b\n")]
    public void A_kustomization_is_skipped_whatever_it_leaves_out(string name, string text)
    {
        Put(name, text);

        Assert.Equal(name == "Kustomization" ? "" : "  skipped: 1 kustomization\n", Skipped());
    }

    [Theory]
    [InlineData("  skipped: 1 Helm chart\n", "c/Chart.yaml", "apiVersion: v2\nname: c\n", "c/values.yaml", "a: b\n", "c/templates/a.yaml", "kind: {{ .Values.a }}\n")]
    [InlineData("  skipped: 1 Helm chart\n", "c/Chart.yaml", "name: c\n", "c/charts/d/Chart.yaml", "name: d\n", "c/charts/d/templates/_a.yaml", "{{ end }}\n")]
    [InlineData("  skipped: 1 Go template\n", "a.tpl.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n  {{- if .Values.x }}\n  labels: {}\n  {{- end }}\n")]
    [InlineData("  skipped: 1 file without Kubernetes objects\n", "dashboards/a.json", "{\"title\": \"a\", \"version\": 1, \"panels\": []}")]
    [InlineData("  skipped: 1 file without Kubernetes objects\n", "prometheus.yml", "global: {scrape_interval: 15s}\nscrape_configs: []\n")]
    [InlineData("  skipped: 2 files without Kubernetes objects\n", "values-prod.yaml", "replicas: 1\n", "list.json", "[1, 2]")]
    [InlineData("  skipped: 1 kustomization, 1 patch or input of kustomize\n", "o/kustomization.yaml", "patches: [{path: p.yaml}]\n", "o/p.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3}\n")]
    [InlineData("  skipped: 1 kustomization, 1 patch or input of kustomize\n", "o/kustomization.yaml", "patchesStrategicMerge: [p.yaml]\n", "o/p.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n")]
    [InlineData("  skipped: 1 kustomization, 1 patch or input of kustomize\n", "o/kustomization.yaml", "secretGenerator: [{name: a, files: [k=p.yaml]}]\n", "o/p.yaml", "apiVersion: mine\nkind: Thing\n")]
    [InlineData("  skipped: 1 patch or input of kustomize\n", "p.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n$patch: delete\n")]
    [InlineData("  skipped: 1 patch or input of kustomize\n", "p.json", "[{\"op\": \"remove\", \"path\": \"/spec\"}]")]
    [InlineData("  skipped: 1 configuration of a program\n", "kubeconfig.yaml", "apiVersion: v1\nkind: Config\nclusters: []\n")]
    [InlineData("  skipped: 1 hidden path\n", ".github/a.yaml", "on: push\n")]
    [InlineData("  skipped: 1 node_modules folder\n", "node_modules/a/a.json", "{")]
    public void What_is_no_manifest_is_skipped_by_its_reason(string skipped, params string[] files)
    {
        for (var i = 0; i < files.Length; i += 2)
        {
            Put(files[i], files[i + 1]);
        }

        Assert.Equal(skipped, Skipped());
    }

    private string Skipped()
    {
        Put("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        var run = CommandLineRun.In(folder, "validate", ".");

        const string Valid = "1 object in 1 file for Kubernetes 1.36: valid\n";
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(Valid, run.Output, StringComparison.Ordinal);
        return run.Output[Valid.Length..];
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

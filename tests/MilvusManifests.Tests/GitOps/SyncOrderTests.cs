using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace MilvusManifests.Tests.GitOps;

/// <summary>The order in which Argo CD and Flux apply a set, simulated.</summary>
public sealed class SyncOrderTests : IDisposable
{
    private const string Set =
        "kubernetes: \"1.35\"\nkubePrometheus:\n  version: " + PinnedRelease.Tag + "\nrbac: namespaces\nmilvus:\n  - {release: my-release, namespace: milvus, version: 2.6.15}\n"
        + "gitops:\n  argocd: {repository: 'https://git.example.com/a.git'}\n  flux: {repository: 'https://git.example.com/a.git'}\npatches:\n";

    private const string Wave = "/metadata/annotations/argocd.argoproj.io~1sync-wave";

    private readonly ConfiguredFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Application", "milvus-monitoring-setup", $"op: replace, path: {Wave}, value: \"1\"", "Argo CD may apply Alertmanager monitoring/main before Namespace monitoring: Application milvus-monitoring-stack is in wave 1, and Application milvus-monitoring-setup in wave 1 (and * more)")]
    [InlineData("Application", "milvus-monitoring-milvus-milvus", $"op: replace, path: {Wave}, value: \"1\"", "Argo CD may apply RoleBinding milvus/prometheus-k8s before ServiceAccount monitoring/prometheus-k8s: Application milvus-monitoring-milvus-milvus is in wave 1, and Application milvus-monitoring-stack in wave 1")]
    [InlineData("Application", "milvus-monitoring-setup", $"op: remove, path: {Wave}", null)]
    [InlineData("Kustomization", "milvus-monitoring-stack", "op: remove, path: /spec/dependsOn", "Flux may apply Alertmanager monitoring/main before Namespace monitoring: Kustomization milvus-monitoring-stack does not depend on Kustomization milvus-monitoring-setup (and * more)")]
    [InlineData("Kustomization", "milvus-monitoring-stack", "op: replace, path: /spec/dependsOn/0/name, value: another", "Flux may apply Alertmanager monitoring/main before Namespace monitoring: Kustomization milvus-monitoring-stack does not depend on Kustomization milvus-monitoring-setup (and * more)")]
    [InlineData("Kustomization", "milvus-monitoring-milvus-milvus", "op: remove, path: /spec/dependsOn/0", null)]
    [InlineData("ServiceAccount", "prometheus-k8s", "op: add, path: /metadata/annotations, value: {argocd.argoproj.io/sync-wave: \"3\"}", "Argo CD may apply Prometheus monitoring/k8s before ServiceAccount monitoring/prometheus-k8s: in Application milvus-monitoring-stack, objects are applied by wave and kind (and * more)")]
    [InlineData("Prometheus", "k8s", "op: add, path: /metadata/annotations, value: {argocd.argoproj.io/sync-wave: \"-1\"}", "Argo CD may apply Prometheus monitoring/k8s before ServiceAccount monitoring/prometheus-k8s: in Application milvus-monitoring-stack, objects are applied by wave and kind")]
    [InlineData("Application", "milvus-monitoring-stack", "op: remove, path: /spec/source/kustomize", "Argo CD refuses Alertmanager monitoring/main on a new cluster: its kind is defined by Application milvus-monitoring-setup, and Application milvus-monitoring-stack tries it in a dry run before (and * more)")]
    public void What_is_applied_too_early_is_an_error_at_what_was_changed(string kind, string name, string operation, string? message)
    {
        var found = folder.Generate(Set + $"  - target: {{kind: {kind}, name: {name}}}\n    patch: [{{{operation}}}]\n").Where(line => line.Contains("MM451", StringComparison.Ordinal)).ToArray();

        if (message is null)
        {
            Assert.Equal([], found);
            return;
        }

        Assert.Matches(@"^manifests\.config\.yaml\(1[12],[0-9]+\): error MM4512: " + Regex.Escape(message).Replace(@"\*", "[0-9]+", StringComparison.Ordinal) + "$", found[0].Split('\n')[0]);
    }

    [Theory]
    [InlineData("Application", "milvus-monitoring-stack", "/spec/source/path", "output/stack", "Argo CD does not sync manifests/: nothing is pointed at that folder")]
    [InlineData("Application", "milvus-monitoring-stack", "/spec/source/path", "output/setup", "Argo CD syncs setup/ twice: with Application milvus-monitoring-setup and with Application milvus-monitoring-stack")]
    [InlineData("Kustomization", "milvus-monitoring-milvus-milvus", "/spec/path", "output", "Flux does not sync milvus/milvus/: nothing is pointed at that folder")]
    [InlineData("Kustomization", "milvus-monitoring-milvus-milvus", "/spec/path", "./output/milvus/milvus/", null)]
    public void A_folder_that_is_not_synced_once_is_an_error_at_what_was_changed(string kind, string name, string path, string value, string? message)
    {
        var found = folder.Generate(Set + $"  - target: {{kind: {kind}, name: {name}}}\n    patch: [{{op: replace, path: {path}, value: {value}}}]\n").Where(line => line.Contains("MM4513", StringComparison.Ordinal)).ToArray();

        if (message is null)
        {
            Assert.Equal([], found);
            return;
        }

        Assert.Contains(found, line => line.StartsWith("manifests.config.yaml(12,", StringComparison.Ordinal) && line.Split('\n')[0].EndsWith("error MM4513: " + message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_template_that_writes_another_wave_is_found_at_its_line()
    {
        folder.Put(
            "templates/argocd/applications/setup.yaml.sbn",
            File.ReadAllText(Path.Combine(Repository.Root, "templates/argocd/applications/setup.yaml.sbn")).Replace("sync-wave: \"0\"", "sync-wave: \"7\"", StringComparison.Ordinal));

        var found = folder.Generate(Set.Replace("patches:\n", "", StringComparison.Ordinal));

        Assert.Equal(2, found.Length);
        Assert.All(found, line => Assert.StartsWith("templates/argocd/applications/setup.yaml.sbn(8,35): error MM4512: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_order_of_waves_is_accepted_exactly_if_it_is_that_of_the_parts()
    {
        var waves = Gen.Choose(-2, 2).Three();
        var parts = new[] { "setup", "stack", "milvus-milvus" };
        Prop.ForAll(waves.ToArbitrary(), drawn =>
        {
            var (setup, stack, milvus) = drawn;
            int[] each = [setup, stack, milvus];
            var patches = parts.Index().Select(part => string.Create(
                CultureInfo.InvariantCulture,
                $"  - target: {{kind: Application, name: milvus-monitoring-{part.Item}}}\n    patch: [{{op: replace, path: {Wave}, value: \"{each[part.Index]}\"}}]\n"));
            var found = folder.Generate(Set + string.Concat(patches));

            return (found.Length == 0) == (setup < stack && stack < milvus);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Theory]
    [InlineData("argocd: {repository: 'https://a.example/b.git', tracking: label}", "", "manifests.config.yaml(7,61)", "set application.resourceTrackingMethod")]
    [InlineData("argocd: {repository: 'https://a.example/b.git', tracking: annotation+label}", "", "manifests.config.yaml(7,61)", "set application.resourceTrackingMethod")]
    [InlineData("argocd: {repository: 'https://a.example/b.git'}", "customResources: {argoCD: \"2.14\"}\n", "manifests.config.yaml(7,24)", "Argo CD 2.14 tracks by label")]
    [InlineData("argocd: {repository: 'https://a.example/b.git', tracking: label, instanceLabel: argocd.argoproj.io/instance}", "", null, "")]
    [InlineData("argocd: {repository: 'https://a.example/b.git'}", "customResources: {argoCD: \"3.0\"}\n", null, "")]
    [InlineData("argocd: {repository: 'https://a.example/b.git', tracking: annotation}", "customResources: {argoCD: \"2.14\"}\n", null, "")]
    [InlineData("flux: {repository: 'https://a.example/b.git'}", "", null, "")]
    public void Tracking_by_the_label_that_monitors_select_by_is_an_error(string engine, string rest, string? place, string hint)
    {
        folder.Put("manifests.config.yaml", Set.Split("rbac")[0] + $"milvus: [{{release: a, namespace: milvus, version: 2.6.15}}]\ngitops:\n\n  {engine}\n{rest}");
        var found = Generator.Generate(new GenerateOptions(folder.Configuration) { DryRun = true }).Diagnostics;

        if (place is null)
        {
            Assert.Empty(found);
            return;
        }

        var one = Assert.Single(found);
        Assert.Equal(
            $"{place}: error MM4514: Argo CD would overwrite 'app.kubernetes.io/instance' on every object, and NetworkPolicy monitoring/alertmanager-main and 8 more select by it",
            one.ToString().Split('\n')[0].Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        Assert.StartsWith(hint, one.Hint, StringComparison.Ordinal);
    }
}

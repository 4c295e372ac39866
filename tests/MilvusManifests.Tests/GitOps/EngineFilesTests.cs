using System.Diagnostics;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Cel;
using MilvusManifests.Schemas.Cel.Types;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.GitOps;

/// <summary>What Argo CD and Flux are pointed at.</summary>
public sealed class EngineFilesTests : IDisposable
{
    private const string Set =
        "kubernetes: \"1.35\"\nkubePrometheus:\n  version: " + PinnedRelease.Tag + "\nmilvus:\n"
        + "  - {release: my-release, namespace: milvus, version: 2.6.15}\n  - {release: other, namespace: milvus, version: 2.6.15}\n  - {release: third, namespace: search, version: 2.5.4}\n";

    private const string Both =
        Set + "gitops:\n  argocd: {repository: 'git@git.example.com:team/clusters.git', revision: main, path: clusters/a, cluster: a, plugin: true}\n"
        + "  flux: {repository: 'https://git.example.com/team/clusters.git', path: ., secret: deploy-key, verify: {secret: keys}}\n";

    private static readonly string[] Parts = ["setup", "manifests", "milvus/milvus", "milvus/search"];

    private readonly ConfiguredFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_files_of_both_engines_are_as_they_were()
    {
        Assert.Equal([], folder.Generate(Both));

        var files = folder.Files(path => path.StartsWith("argocd/", StringComparison.Ordinal) || path.StartsWith("flux/", StringComparison.Ordinal) || path.EndsWith("/Kustomization", StringComparison.Ordinal));
        Golden.Check("tests/MilvusManifests.Tests/GitOps/engines.txt", string.Concat(files.Select(path => $"==> {path}\n{folder.Read(path)}")));
    }

    [Fact]
    public void Without_the_section_nothing_is_written_for_an_engine()
    {
        Assert.Equal([], folder.Generate(Set));

        Assert.Equal([], folder.Files(path => path.Contains("argocd", StringComparison.Ordinal) || path.Contains("flux", StringComparison.Ordinal) || path.EndsWith("Kustomization", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_engine_that_is_no_longer_configured_takes_its_files_with_it()
    {
        folder.Generate(Both);
        folder.Generate(Set + "gitops:\n  flux: {source: flux-system}\n");

        Assert.Equal(
            ["flux/Kustomization", "flux/milvus-milvus.yaml", "flux/milvus-search.yaml", "flux/setup.yaml", "flux/stack.yaml"],
            folder.Files(path => path.StartsWith("argocd/", StringComparison.Ordinal) || path.StartsWith("flux/", StringComparison.Ordinal)));
        Assert.Contains("  sourceRef:\n    kind: GitRepository\n    name: flux-system\n", folder.Read("flux/stack.yaml"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Releases =>
    [
        .. CustomResourceProject.ArgoCD.Releases.Select(release => (CustomResourceProject.ArgoCD.Key, release)),
        .. CustomResourceProject.Flux.Releases.Select(release => (CustomResourceProject.Flux.Key, release)),
    ];

    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_release_of_an_engine_accepts_its_objects(string project, string release)
    {
        const string Engines =
            "gitops:\n  argocd: {repository: 'https://git.example.com/a.git', tracking: annotation}\n"
            + "  flux: {repository: 'oci://registry.example.com/team/monitoring', verify: {issuer: ^https://token.example.com$, subject: ^team/.*$}}\n";

        // Of a version that only older releases serve, the kind is known and its fields are not.
        Assert.All(
            folder.Generate(Set + Engines + $"customResources: {{{project}: \"{release}\"}}\n"),
            found => Assert.Equal("info MM4105: fields not checked, as only the kind is known: 1 source.toolkit.fluxcd.io/v1beta2 OCIRepository", found));
    }

    [Theory]
    [InlineData("2.4", "source.toolkit.fluxcd.io/v1beta2", false)]
    [InlineData("2.5", "source.toolkit.fluxcd.io/v1beta2", true)]
    [InlineData("2.6", "source.toolkit.fluxcd.io/v1", true)]
    public void A_release_of_Flux_gets_what_it_has(string release, string apiVersion, bool hasExpressions)
    {
        folder.Generate(Set + $"gitops:\n  flux: {{repository: 'oci://registry.example.com/monitoring'}}\ncustomResources: {{flux: \"{release}\"}}\n");

        Assert.Contains($"apiVersion: {apiVersion}\nkind: OCIRepository\n", folder.Read("flux/ociRepository.yaml"), StringComparison.Ordinal);
        Assert.Equal(hasExpressions, folder.Read("flux/stack.yaml").Contains("healthCheckExprs:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "    branch: main\n")]
    [InlineData(", revision: release", "    branch: release\n")]
    [InlineData(", revision: refs/tags/v1.0", "    name: refs/tags/v1.0\n")]
    [InlineData(", revision: 4775d44d1aacfab7effa08293357521a3c603b87", "    commit: 4775d44d1aacfab7effa08293357521a3c603b87\n")]
    public void A_revision_of_git_is_a_branch_a_tag_or_a_commit(string revision, string reference)
    {
        folder.Generate(Set + $"gitops:\n  flux: {{repository: 'https://git.example.com/a.git'{revision}}}\n");

        Assert.EndsWith("  ref:\n" + reference, folder.Read("flux/gitRepository.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "    tag: latest\n")]
    [InlineData(", revision: v1", "    tag: v1\n")]
    [InlineData(", revision: 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'", "    digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n")]
    public void A_revision_of_an_artifact_is_a_tag_or_a_digest(string revision, string reference)
    {
        folder.Generate(Set + $"gitops:\n  flux: {{repository: 'oci://registry.example.com/a'{revision}}}\n");

        Assert.EndsWith("  ref:\n" + reference, folder.Read("flux/ociRepository.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Kubectl_builds_every_folder_that_an_engine_is_pointed_at_and_each_object_is_in_one_of_them()
    {
        Needs.Kubectl();
        folder.Generate(Both);

        var parts = Parts.SelectMany(part => Build(Path.Combine(folder.Output, part))).ToArray();
        Assert.Equal(parts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        Assert.Equal(Build(folder.Output).Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["AppProject milvus-monitoring", "Application milvus-monitoring-milvus-milvus", "Application milvus-monitoring-milvus-search", "Application milvus-monitoring-setup", "Application milvus-monitoring-stack"],
            Build(Path.Combine(folder.Output, "argocd", "applications")).Select(name => name.Replace("argoproj.io/v1alpha1 ", "", StringComparison.Ordinal).Replace("argocd/", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(5, Build(Path.Combine(folder.Output, "flux")).Length);
    }

    [Theory]
    [InlineData("argocd/applications/stack.yaml", "manifests", "source.kustomize", "monitoring.coreos.com/", "argocd.argoproj.io/sync-options: SkipDryRunOnMissingResource=true")]
    [InlineData("argocd/applications/stack.yaml", "manifests", "source.kustomize", "v1 PersistentVolumeClaim", "argocd.argoproj.io/sync-options: Prune=false,Delete=false")]
    [InlineData("argocd/applications/milvus-milvus.yaml", "milvus/milvus", "source.kustomize", "monitoring.coreos.com/", "argocd.argoproj.io/sync-options: SkipDryRunOnMissingResource=true")]
    [InlineData("argocd/applications/setup.yaml", "setup", "source.kustomize", "", "argocd.argoproj.io/sync-options: Prune=false,Delete=false")]
    [InlineData("flux/stack.yaml", "manifests", "", "v1 PersistentVolumeClaim", "kustomize.toolkit.fluxcd.io/prune: disabled")]
    public void What_an_engine_patches_gets_the_annotation_and_nothing_else_does(string file, string part, string field, string kinds, string annotation)
    {
        Needs.Kubectl();
        folder.Generate(Both.Replace("version: " + PinnedRelease.Tag, "version: " + PinnedRelease.Tag + "\n  grafana: {storage: {size: 1Gi}}", StringComparison.Ordinal));
        var unit = (YamlMapping)YamlReader.ReadSingle(new SourceText(file, folder.Read(file))).Value!.Root;
        var options = (YamlMapping)unit["spec"]!;
        foreach (var key in field.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            options = (YamlMapping)options[key]!;
        }

        var keys = options.Entries.Where(entry => entry.Key.Value is "patches" or "commonAnnotations");
        folder.Put("overlay/kustomization.yaml", JsonWriter.Write(new YamlMapping([new YamlEntry(YamlScalar.String("resources"), new YamlSequence([YamlScalar.String("../output/" + part)])), .. keys])));
        var objects = Kustomize(Path.Combine(folder.Root, "overlay")).Split("\n---\n");

        Assert.Contains(objects, made => Name(made).StartsWith(kinds, StringComparison.Ordinal));
        Assert.All(objects, made => Assert.Equal(Name(made).StartsWith(kinds, StringComparison.Ordinal), made.Contains("    " + annotation + "\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{conditions: [{type: Available, status: \"True\"}, {type: Reconciled, status: \"True\"}]}", true)]
    [InlineData("{conditions: [{type: Available, status: Degraded}, {type: Reconciled, status: \"True\"}]}", false)]
    [InlineData("{conditions: [{type: Reconciled, status: \"True\"}]}", false)]
    [InlineData("{conditions: []}", false)]
    public void The_expression_that_Flux_waits_for_holds_once_the_operator_says_that_its_pods_are_available(string status, bool holds)
    {
        folder.Generate(Both);
        var line = folder.Read("flux/stack.yaml").Split('\n').First(line => line.Contains("current: ", StringComparison.Ordinal)).Split("current: ")[1];

        // Flux binds the fields of the object to variables, a rule of a schema binds the object to self.
        var rule = CelRule.Parse(line.Replace("status.conditions", "self.conditions", StringComparison.Ordinal));
        var verdict = rule.Evaluate(CelValues.Of(YamlReader.ReadSingle(new SourceText("status", status)).Value!.Root, null, SchemaPack.Empty), false, out var reason);
        Assert.Null(reason);
        Assert.Equal(holds ? CelVerdict.Holds : CelVerdict.Broken, verdict);
    }

    private static string[] Build(string directory) => [.. Kustomize(directory).Split("\n---\n").Select(Name)];

    private static string Kustomize(string directory)
    {
        using var kubectl = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", directory]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = kubectl.StandardError.ReadToEndAsync();
        var built = kubectl.StandardOutput.ReadToEnd();
        kubectl.WaitForExit();
        Assert.Equal("", errors.Result);
        return built;
    }

    private static string Name(string made)
    {
        var (group, kind, space, name) = ("", "", "", "");
        var isMetadata = false;
        foreach (var line in made.Split('\n'))
        {
            isMetadata = line == "metadata:" || (isMetadata && line.StartsWith(' '));
            group = line.StartsWith("apiVersion: ", StringComparison.Ordinal) ? line[12..] : group;
            kind = line.StartsWith("kind: ", StringComparison.Ordinal) ? line[6..] : kind;
            name = isMetadata && line.StartsWith("  name: ", StringComparison.Ordinal) ? line[8..] : name;
            space = isMetadata && line.StartsWith("  namespace: ", StringComparison.Ordinal) ? line[13..] + "/" : space;
        }

        return $"{group} {kind} {space}{name}";
    }
}

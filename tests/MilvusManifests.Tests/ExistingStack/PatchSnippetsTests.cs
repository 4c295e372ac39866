using MilvusManifests.Catalogue;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.ExistingStack;

/// <summary>The patches of someone else's ClusterRole, built by the real kustomize with the file that upstream published.</summary>
public class PatchSnippetsTests
{
    private const string Keys = "stack: {installedBy: kubePrometheus}\nrbac: patch";
    private const string File = "prometheus-clusterRole.yaml";

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_part_of_a_kustomization_adds_the_rules_to_the_published_ClusterRole(string release)
    {
        Needs.Kubectl();
        using var set = new ExistingStackSet(Keys, release: release);

        Assert.Equal(Patched(release), Build(set, release, set.Read("patches/kustomization-patch.yaml")));
    }

    // Flux hands the patches of its Kustomization to kustomize as they are.
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_part_of_Flux_Kustomization_does_the_same(string release)
    {
        Needs.Kubectl();
        using var set = new ExistingStackSet(Keys, release: release);
        var flux = (YamlMapping)Parse(set.Read("patches/flux-patch.yaml"))["spec"]!;

        Assert.Equal(Patched(release), Build(set, release, YamlWriter.Write(flux)));
    }

    [Fact]
    public void Building_twice_is_the_same_as_building_once()
    {
        Needs.Kubectl();
        using var set = new ExistingStackSet(Keys);

        var once = Build(set, PinnedRelease.Tag, set.Read("patches/kustomization-patch.yaml"));

        Assert.Equal(once, set.Kustomize("cluster").Output);
    }

    [Fact]
    public void No_patch_is_applied_with_the_set()
    {
        using var set = new ExistingStackSet(Keys);

        Assert.Equal(["patches/flux-patch.yaml", "patches/kustomization-patch.yaml", "patches/prometheus-clusterRole.json"], set.Files.Where(path => path.StartsWith("patches/", StringComparison.Ordinal)));
        Assert.DoesNotContain("patches/", set.Read("kustomization.yaml"), StringComparison.Ordinal);
        Assert.Equal(0, set.Run("validate", ".").ExitCode);
        Assert.Equal(0, set.Run("check").ExitCode);
    }

    private static string Build(ExistingStackSet set, string release, string patches)
    {
        set.Write($"cluster/{File}", System.IO.File.ReadAllText(Path.Combine(Releases.Published(release), File)));
        set.Write("cluster/kustomization.yaml", $"apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [{File}]\n{patches}");
        var built = set.Kustomize("cluster");
        Assert.Equal((0, ""), (built.ExitCode, built.Error));
        return built.Output;
    }

    private static string Patched(string release)
    {
        var published = Parse(System.IO.File.ReadAllText(Path.Combine(Releases.Published(release), File)));
        var rules = ((YamlMapping)JsonPatch.Read(PrometheusRbac.Patch(Releases.Find(release))).Value!.Apply(published).Value!);
        return YamlWriter.Write(rules);
    }

    private static YamlMapping Parse(string text) => (YamlMapping)YamlReader.ReadSingle(new SourceText(File, text)).Value!.Root;
}

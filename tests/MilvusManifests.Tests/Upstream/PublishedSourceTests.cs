using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Upstream;

/// <summary>Every release's own files as the source: recognised, and every object comes out as it went in, but for what was asked to be changed.</summary>
public sealed partial class PublishedSourceTests : IDisposable
{
    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_object_of_a_release_is_the_published_one(string release)
    {
        var count = Releases.Find(release).Published.Sums.Count;
        Assert.Equal([$"repository/manifests.config.yaml(4,23): info MM8013: {count} of {count} files are {release}'s"], Generate(release, rest: ""));

        var published = Objects(Releases.Published(release));
        var ours = Objects(folder.PathOf("repository/output"));
        Assert.True(published.Count > 100, $"{published.Count} objects");
        Assert.Equal(
            ["ClusterRole prometheus-k8s"],
            published.Where(pair => !YamlNodeComparer.Json.Equals(pair.Value, ours.GetValueOrDefault(pair.Key))).Select(pair => pair.Key));

        var rules = (YamlSequence)ours["ClusterRole prometheus-k8s"]["rules"]!;
        var before = (YamlSequence)published["ClusterRole prometheus-k8s"]["rules"]!;
        Assert.All(before.Items.Zip(rules.Items), pair => Assert.True(YamlNodeComparer.Json.Equals(pair.First, pair.Second)));
        Assert.Equal(before.Items.Length + Releases.Find(release).DiscoveryRules.Items.Length, rules.Items.Length);
    }

    [Fact]
    public void A_single_changed_byte_is_named()
    {
        CopyPublished(PinnedRelease.Tag);
        var file = folder.PathOf("upstream/manifests/prometheus-service.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("k8s", "k8S", StringComparison.Ordinal));

        Assert.Equal(
            $"repository/manifests.config.yaml(4,23): warning MM8014: 94 of 95 files are {PinnedRelease.Tag}'s; 'prometheus-service.yaml' differs",
            Assert.Single(GenerateFromCopy(PinnedRelease.Tag), message => message.Contains("MM8014", StringComparison.Ordinal)));

        File.Delete(file);
        folder.Write("upstream/manifests/prometheus-extra.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n");
        Assert.Contains(
            $"repository/manifests.config.yaml(4,23): warning MM8014: 94 of 95 files are {PinnedRelease.Tag}'s; 'prometheus-service.yaml' is missing; 'prometheus-extra.yaml' is not part of the release",
            GenerateFromCopy(PinnedRelease.Tag));
    }

    [Fact]
    public void A_source_of_another_release_is_an_error()
    {
        var other = KubePrometheusReleases.Tags[KubePrometheusReleases.Tags.IndexOf(PinnedRelease.Tag) - 1];
        CopyPublished(other);

        Assert.Equal(
            [$"repository/manifests.config.yaml(4,23): error MM8015: 95 of 95 files are {other}'s, and 'kubePrometheus.version' is {PinnedRelease.Tag}; set it to {other}, or use the source of {PinnedRelease.Tag}"],
            GenerateFromCopy(PinnedRelease.Tag));
        Assert.Null(folder.Output("manifests.lock.yaml"));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Another_namespace_leaves_no_word_of_the_old_one(string release)
    {
        Assert.Single(Generate(release, "  namespace: observability\n"));

        var files = Directory.GetFiles(folder.PathOf("repository/output/manifests"), "*.yaml").Append(folder.PathOf("repository/output/setup/namespace.yaml")).ToArray();
        Assert.InRange(files.Length, 80, 100);
        Assert.All(files, file => Assert.Empty(Word().Matches(File.ReadAllText(file)).Select(match => match.Value)));

        // As many as there were: nothing else was changed into the new name.
        var before = Directory.GetFiles(Releases.Published(release), "*.yaml").Sum(file => Word().Count(File.ReadAllText(file)));
        Assert.Equal(before, files.Where(file => !file.EndsWith("namespace.yaml", StringComparison.Ordinal)).Sum(file => Moved().Count(File.ReadAllText(file))));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_image_moves_to_the_mirror_by_digest(string release)
    {
        var digest = "sha256:" + new string('a', 64);
        var digests = string.Join(", ", MilvusManifests.Configuration.ImagesConfiguration.Names.Select(name => $"{name}: \"{digest}\""));
        Assert.Single(Generate(release, $"  images: {{registry: mirror.example.com/a, digests: {{{digests}}}}}\n"));

        var text = string.Concat(Directory.GetFiles(folder.PathOf("repository/output/manifests"), "*.yaml").Select(File.ReadAllText));
        Assert.Matches("--prometheus-config-reloader=mirror.example.com/a/prometheus-operator/prometheus-config-reloader:v[0-9.]+@sha256:a{64}\n", text);
        Assert.All(Image().Matches(text), match => Assert.Matches("^mirror.example.com/a/[^@]+:[^@]+@sha256:a{64}$", match.Groups[1].Value));
        Assert.DoesNotContain("quay.io", text, StringComparison.Ordinal);
        Assert.DoesNotContain("registry.k8s.io", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Grafana_restarts_when_what_it_reads_was_changed()
    {
        Assert.Single(Generate(PinnedRelease.Tag));
        var before = Annotations();
        Assert.Equal(3, before.Count);

        Assert.Single(Generate(PinnedRelease.Tag, rest: "rbac: namespaces\npatches: [{target: {kind: Secret, name: grafana-config}, patch: [{op: add, path: /metadata/labels/a, value: b}]}]\n"));
        var after = Annotations();

        Assert.NotEqual(before["checksum/grafana-config"], after["checksum/grafana-config"]);
        Assert.Equal(before.Remove("checksum/grafana-config"), after.Remove("checksum/grafana-config"));
    }

    [Fact]
    public void A_definition_that_was_changed_is_read_checked_and_written()
    {
        CopyPublished(PinnedRelease.Tag);
        const string name = "upstream/manifests/setup/0prometheusruleCustomResourceDefinition.yaml";
        var text = File.ReadAllText(folder.PathOf(name));
        folder.Write(name, text.Replace("scope: Namespaced", "scope: Namespaced\n  preserveUnknownFields: false", StringComparison.Ordinal));
        Assert.Contains("94 of 95", Assert.Single(GenerateFromCopy(PinnedRelease.Tag)), StringComparison.Ordinal);
        Assert.Contains("  preserveUnknownFields: false\n", folder.Output("setup/0prometheusruleCustomResourceDefinition.yaml"), StringComparison.Ordinal);

        folder.Write(name, text.Replace("scope: Namespaced", "skope: Namespaced", StringComparison.Ordinal));
        Assert.Contains(GenerateFromCopy(PinnedRelease.Tag), message => message.StartsWith($"repository/../{name}(", StringComparison.Ordinal) && message.Contains("'skope'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_patch_reaches_into_a_definition()
    {
        Assert.Single(Generate(PinnedRelease.Tag, rest:
            "rbac: namespaces\npatches: [{target: {kind: CustomResourceDefinition, name: probes.monitoring.coreos.com}, patch: [{op: add, path: /metadata/labels, value: {a: b}}]}]\n"));

        Assert.Contains("  labels:\n    a: b\n", folder.Output("setup/0probeCustomResourceDefinition.yaml"), StringComparison.Ordinal);
    }

    // A temporary folder may be on another drive than the published one: a link leads there.
    private string[] Generate(string release, string stack = "", string rest = "rbac: namespaces\n")
    {
        var link = folder.PathOf($"published-{release}");
        if (!Directory.Exists(link))
        {
            Directory.CreateSymbolicLink(link, Path.GetFullPath(Releases.Published(release)));
        }

        return Run(release, $"../published-{release}", stack, rest);
    }

    private string[] GenerateFromCopy(string release) => Run(release, "../upstream", "", "rbac: namespaces\n");

    private string[] Run(string release, string source, string stack, string rest)
    {
        var kubernetes = Releases.Find(release).SupportedKubernetes[^1];
        folder.Write("repository/manifests.config.yaml", $"kubernetes: \"{kubernetes}\"\nkubePrometheus:\n  version: {release}\n  source: {{directory: {source}}}\n{stack}{rest}");
        return [.. Generator.Generate(new GenerateOptions(folder.PathOf("repository/manifests.config.yaml"))).Diagnostics.Select(folder.Show)];
    }

    private void CopyPublished(string release)
    {
        foreach (var file in Directory.GetFiles(Releases.Published(release), "*.yaml", SearchOption.AllDirectories))
        {
            folder.Write($"upstream/manifests/{Path.GetRelativePath(Releases.Published(release), file)}", File.ReadAllBytes(file));
        }
    }

    private ImmutableSortedDictionary<string, string> Annotations() => Annotation().Matches(folder.Output("manifests/grafana-deployment.yaml")!)
        .ToImmutableSortedDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);

    private static Dictionary<string, YamlMapping> Objects(string folder)
    {
        var objects = new Dictionary<string, YamlMapping>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Where(file => !file.EndsWith("manifests.lock.yaml", StringComparison.Ordinal)))
        {
            foreach (var document in YamlReader.Read(new SourceText(file, File.ReadAllText(file))).Value)
            {
                var root = (YamlMapping)document.Root;
                foreach (var item in root["items"] is YamlSequence items ? items.Items.Cast<YamlMapping>() : root["metadata"] is null ? [] : [root])
                {
                    objects.Add(MilvusManifests.Building.ObjectReference.Of(item)!.ToString(), item);
                }
            }
        }

        return objects;
    }

    // The API group is not a namespace, and the rule file of that name is one word.
    [GeneratedRegex(@"(?<![A-Za-z0-9_-])monitoring(?![A-Za-z0-9_-]|\.coreos\.com)", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])observability(?![A-Za-z0-9_-])", RegexOptions.CultureInvariant)]
    private static partial Regex Moved();

    [GeneratedRegex(@"^ *-? ?image: (\S+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"(checksum/grafana-[a-z]+): (\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Annotation();
}

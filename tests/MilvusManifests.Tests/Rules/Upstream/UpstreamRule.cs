using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Rules;
using MilvusManifests.Tests.Templates;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules.Upstream;

/// <summary>A name of kube-prometheus' own rules.</summary>
/// <param name="IsAlert">Whether it is an alert, and not a recording rule.</param>
/// <param name="Name">The name.</param>
/// <param name="First">The first release that has it.</param>
/// <param name="Last">The last one.</param>
/// <param name="Reason">Why the rules of the set do not have it; null if they do.</param>
internal sealed record UpstreamRule(bool IsAlert, string Name, string First, string Last, string? Reason)
{
    private const string Because = " because ";

    private static readonly string[] Tags = [.. KubePrometheusReleases.Tags.OrderBy(tag => tag, StringComparer.Ordinal)];

    /// <summary>Every name of every release.</summary>
    public static ImmutableArray<UpstreamRule> All { get; } =
        [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests/MilvusManifests.Tests/Rules/Upstream/upstream-rules.txt")).Where(line => !line.StartsWith('#')).Select(Parse)];

    /// <summary>Whether a release has it.</summary>
    public bool IsIn(string tag) => Array.IndexOf(Tags, tag) is var index && index >= Array.IndexOf(Tags, First) && index <= Array.IndexOf(Tags, Last);

    /// <summary>The releases that have it, as a reader wants them.</summary>
    public string Releases => (First == Tags[0], Last == Tags[^1]) switch
    {
        (true, true) => "all",
        (true, false) => $"up to {Last}",
        (false, true) => $"since {First}",
        _ => $"{First} to {Last}",
    };

    /// <summary>The rules that a release published, with the components that have them.</summary>
    public static ImmutableArray<(string Component, Rule Rule)> Published(string tag) => RulesOf(
        Directory.GetFiles(Tests.Releases.Published(tag), "*-prometheusRule.yaml").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), (YamlMapping)YamlReader.ReadSingle(new SourceText(file, File.ReadAllText(file))).Value!.Root)));

    /// <summary>The rules of the shipped templates, with the components that have them.</summary>
    public static ImmutableArray<(string Component, Rule Rule)> Shipped(string tag)
    {
        var templates = new ShippedTemplates(ShippedTemplates.Shortest.Replace(PinnedRelease.Tag, tag, StringComparison.Ordinal).Replace("1.35", Tests.Releases.Find(tag).SupportedKubernetes[^1], StringComparison.Ordinal));
        return RulesOf(templates.Stack.Where(name => name.EndsWith("-prometheusRule.yaml.sbn", StringComparison.Ordinal))
            .SelectMany(name => templates.Objects(name).Select(written => (Path.GetFileName(name), written))));
    }

    private static ImmutableArray<(string Component, Rule Rule)> RulesOf(IEnumerable<(string File, YamlMapping Object)> files) =>
        [.. from file in files from @group in RuleGroup.AllOf(file.Object) from rule in @group.Rules select (file.File[..file.File.IndexOf('-', StringComparison.Ordinal)], rule)];

    private static UpstreamRule Parse(string line)
    {
        var (facts, reason) = line.Split(Because) is [var before, var after] ? (before, after) : (line, null);
        return facts.Split(' ') is [var kind, var name, var first, var last]
            ? new(kind == "alert", name, first, last, reason)
            : throw new FormatException($"'{line}' is not a line of upstream-rules.txt");
    }
}

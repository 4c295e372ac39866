using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.ReleaseImport;

/// <summary>
/// Compares what the product generates for a release with what the release published, field by field. Ignored is what the product writes in its
/// own words: the groups of alert rules, Grafana's dashboards and the checksums that restart it, and the prose in CustomResourceDefinitions.
/// </summary>
internal sealed class Parity
{
    private const string DashboardPrefix = "grafana-dashboard-";

    private readonly ImmutableArray<string>.Builder found = ImmutableArray.CreateBuilder<string>();

    private Parity()
    {
    }

    /// <summary>All differences between the two, one line each, and what prevents the set from being generated.</summary>
    public static ImmutableArray<string> Find(KubePrometheusRelease release, PublishedRelease published)
    {
        var parity = new Parity();
        parity.FindUnknown(release, published);
        var generated = Generate(release);
        parity.found.AddRange(generated.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        if (generated.Value is { } set)
        {
            parity.Compare([.. set.Set.Objects], [.. published.Generated.SelectMany(file => file.Objects)]);
        }

        return parity.found.DrainToImmutable();
    }

    // What the product does not recognise by itself.
    private void FindUnknown(KubePrometheusRelease release, PublishedRelease published)
    {
        found.AddRange(published.Generated.Where(file => !file.IsSetup && !StackComponent.Names.Any(name => file.Path.StartsWith(name + "-", StringComparison.Ordinal)))
            .Select(file => $"{file.Path}: belongs to none of the components {string.Join(", ", StackComponent.Names)}"));
        found.AddRange(release.Images.Select(image => image.Name).Except(ImagesConfiguration.Names, StringComparer.Ordinal)
            .Select(name => $"image '{name}' is not supported by the configuration"));
        found.AddRange(ImagesConfiguration.Names.Except(release.Images.Select(image => image.Name), StringComparer.Ordinal)
            .Select(name => $"image '{name}' is not part of this release"));
        found.AddRange(release.SupportedKubernetes.Where(version => KubernetesSchemas.Nearest(version) != version && Minor(version) > Minor(KubernetesSchemas.All[^1]))
            .Select(version => $"Kubernetes {version} has no schema pack; {KubernetesSchemas.All[^1]} is used instead"));
    }

    private static int Minor(string version) => Version.Parse(version).Minor;

    private static Result<RenderedSet> Generate(KubePrometheusRelease release)
    {
        var kubernetes = release.SupportedKubernetes[^1];
        var configuration = new SourceText("parity.yaml", $"kubernetes: \"{kubernetes}\"\nkubePrometheus: {{version: {release.Tag}}}\nrbac: namespaces\n");
        return Generator.Render(new GenerateOptions(configuration.Path) { Configuration = configuration, KubePrometheus = release });
    }

    private void Compare(ImmutableArray<ManifestObject> generated, ImmutableArray<ManifestObject> published)
    {
        var ours = generated.Where(item => !item.Reference.Name.StartsWith(DashboardPrefix, StringComparison.Ordinal)).ToDictionary(item => item.Reference);
        foreach (var theirs in published)
        {
            if (ours.Remove(theirs.Reference, out var mine))
            {
                Compare(mine.Node, theirs.Node, theirs.Reference, FieldPath.Root);
            }
            else
            {
                found.Add($"{theirs.Reference} is published and not generated");
            }
        }

        found.AddRange(ours.Keys.Select(reference => $"{reference} is generated and not published"));
    }

    private void Compare(YamlNode ours, YamlNode theirs, ObjectReference item, FieldPath field)
    {
        switch (ours, theirs)
        {
            case (YamlMapping mine, YamlMapping other):
                foreach (var key in mine.Keys.Union(other.Keys, StringComparer.Ordinal).Where(key => !IsWrittenByUs(item, field, key, mine[key] ?? other[key]!)))
                {
                    CompareFields(mine[key], other[key], item, field.Field(key));
                }

                break;
            case (YamlSequence mine, YamlSequence other):
                YamlNode[] items = [.. mine.Items.Where(item => !IsDashboard(item))], published = [.. other.Items.Where(item => !IsDashboard(item))];
                for (var i = 0; i < Math.Max(items.Length, published.Length); i++)
                {
                    CompareFields(items.ElementAtOrDefault(i), published.ElementAtOrDefault(i), item, field.Item(i));
                }

                break;
            case (YamlScalar mine, YamlScalar other) when mine.Value == other.Value && mine.Kind == other.Kind:
                break;
            default:
                found.Add($"{item} {field} is generated as {Show(ours)} and published as {Show(theirs)}");
                break;
        }
    }

    private void CompareFields(YamlNode? ours, YamlNode? theirs, ObjectReference item, FieldPath field)
    {
        if (ours is null || theirs is null)
        {
            found.Add(ours is null ? $"{item} {field} is published as {Show(theirs!)} and not generated" : $"{item} {field} is generated as {Show(ours)} and not published");
        }
        else
        {
            Compare(ours, theirs, item, field);
        }
    }

    private static bool IsWrittenByUs(ObjectReference item, FieldPath field, string key, YamlNode value) => item.Kind switch
    {
        "PrometheusRule" => field.Shape == "spec" && key == "groups",
        "CustomResourceDefinition" => value is YamlScalar && key == "description",
        _ => key.StartsWith("checksum/", StringComparison.Ordinal),
    };

    private static bool IsDashboard(YamlNode item) => (item as YamlMapping)?["name"] is YamlScalar name && name.Value.StartsWith(DashboardPrefix, StringComparison.Ordinal);

    private static string Show(YamlNode node) => node is YamlScalar scalar ? $"'{Excerpt.Of(scalar.Value)}'" : node.Description;
}

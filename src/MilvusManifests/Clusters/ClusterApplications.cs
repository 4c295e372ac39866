using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Delivery;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Clusters;

/// <summary>The ApplicationSet by which one Argo CD syncs all clusters of a configuration.</summary>
internal static class ClusterApplications
{
    /// <summary>The file, below the output folder.</summary>
    public const string Path = "argocd/applicationSet.yaml";

    private static readonly string[] Section = ["gitops", "argocd"];

    /// <summary>The file; none where Argo CD does not sync the clusters, or not all of them from one repository.</summary>
    /// <param name="document">The clusters.</param>
    /// <param name="templates">The user's templates over the shipped ones.</param>
    /// <param name="output">The output folder, as diagnostics are to name it.</param>
    public static Result<ImmutableArray<OutputFile>> Write(ConfigurationDocument document, TemplateSet templates, string output)
    {
        var clusters = document.Clusters.Where(cluster => cluster.Document.At(Section) is YamlMapping).ToArray();
        if (clusters.Length == 0
            || clusters.Select(SourceOf).Distinct().Count() > 1
            || templates.Load(Path + TemplateSet.Suffix) is not { } loaded
            || ConfigurationReader.Read(clusters[0].Document).Value is not { GitOps.ArgoCD: { } argocd } configuration)
        {
            return new([], []);
        }

        var found = new DiagnosticBag();
        if (found.Take(loaded) is not { } template)
        {
            return found.With(ImmutableArray<OutputFile>.Empty);
        }

        var model = Globals.Empty
            .With("gitops", EngineModel.Of(configuration with { GitOps = new(argocd with { Name = argocd.Name.Select(name => Without(name, clusters[0].Name)) }, null) }))
            .With("clusters", clusters.Select(cluster => Globals.Empty.With("name", Text(cluster, "name") ?? "").With("path", Text(cluster, "path") ?? cluster.Output)));
        var text = found.Take(template.Render(model, new RenderOptions { Name = $"{output}/{Path}", Loader = templates }));
        var objects = text is null ? [] : found.Take(ManifestReader.Read(text));
        return found.With<ImmutableArray<OutputFile>>(found.HasErrors || objects.IsDefaultOrEmpty
            ? []
            : [ManifestFile.Write(new Manifest(Path, GeneratedComment.FromTemplate(Path + TemplateSet.Suffix), objects) { Template = template.Source.At(0, 0) })]);
    }

    // A thousand configurations are not read whole for it.
    private static (string?, string?, string?) SourceOf(ConfiguredCluster cluster) => (Text(cluster, "repository"), Text(cluster, "revision"), Text(cluster, "namespace"));

    private static string? Text(ConfiguredCluster cluster, string key) => (cluster.Document.At([.. Section, key]) as YamlScalar)?.Value;

    // Those of the clusters end in the name of the cluster.
    private static string Without(string name, string cluster) => name.EndsWith("-" + cluster, StringComparison.Ordinal) ? name[..^(cluster.Length + 1)] : name;
}

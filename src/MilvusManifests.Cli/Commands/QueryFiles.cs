using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Rules;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands;

/// <summary>Files with rules and dashboards: PrometheusRules, rule files, ConfigMaps with dashboards, dashboards.</summary>
/// <param name="Documents">The documents that have them.</param>
/// <param name="Paths">All files that were read, as diagnostics show them.</param>
internal sealed record QueryFiles(ImmutableArray<YamlMapping> Documents, ImmutableArray<string> Paths)
{
    /// <summary>The files that paths name; what can be read of them even where some cannot.</summary>
    /// <param name="paths">The files and folders, and <c>-</c>.</param>
    /// <param name="exclude">Paths to leave out of folders.</param>
    /// <param name="trace">Records what is read; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<QueryFiles> Read(IReadOnlyList<string> paths, ImmutableArray<PathRules> exclude, Trace? trace, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var found = FoundFiles.Find(paths, (folder, shown) => RepositoryFolder.Select(folder, shown, exclude, trace), trace);
        bag.AddRange(found.Diagnostics);
        var documents = ImmutableArray.CreateBuilder<YamlMapping>();
        foreach (var file in found.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = FoundFiles.Read(file.Path);
            trace?.Read(read);
            if (bag.Take(read) is { } text)
            {
                var before = documents.Count;
                AddDocuments(text, file, documents, bag);
                if (file.IsNamed && documents.Count == before && !bag.HasErrors)
                {
                    bag.AddRange([Diagnostic.Warning(CommandLineCodes.NothingFound, text.At(0, 0), $"'{text.Path}' contains no rules and no dashboards")]);
                }
            }
        }

        return bag.With(new QueryFiles(documents.DrainToImmutable(), [.. found.Files.Select(file => FoundFiles.Shown(file.Path))]));
    }

    // What is not YAML or JSON in a folder, such as the template of a chart, is somebody else's business.
    private static void AddDocuments(SourceText text, SelectedFile file, ImmutableArray<YamlMapping>.Builder documents, DiagnosticBag bag)
    {
        var read = KubectlReader.Read(text);
        if (!file.IsNamed && !read.Succeeded)
        {
            return;
        }

        foreach (var document in bag.Take(read))
        {
            var objects = document.Root is YamlMapping plain && plain["kind"] is null ? [plain] : ObjectStream.ObjectsOf(document.Root, bag);
            foreach (var mapping in objects)
            {
                if (RuleGroup.IsIn(mapping) || DashboardReader.Read(mapping) is not null || DashboardReader.AllOf(mapping).Any())
                {
                    documents.Add(mapping);
                }
            }
        }
    }
}

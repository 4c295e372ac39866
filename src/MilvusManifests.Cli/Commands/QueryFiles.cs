using System.Collections.Immutable;
using System.Text.RegularExpressions;
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
internal sealed partial record QueryFiles(ImmutableArray<YamlMapping> Documents, ImmutableArray<string> Paths)
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
                var (of, faults) = DocumentsOf(text);
                if (file.IsNamed || IsOwn(text, of, faults))
                {
                    documents.AddRange(of);
                    bag.AddRange(faults);
                }

                if (file.IsNamed && of.IsEmpty && !bag.HasErrors)
                {
                    bag.AddRange([Diagnostic.Warning(CommandLineCodes.NothingFound, text.At(0, 0), $"'{text.Path}' contains no rules and no dashboards")]);
                }
            }
        }

        return bag.With(new QueryFiles(documents.DrainToImmutable(), [.. found.Files.Select(file => FoundFiles.Shown(file.Path))]));
    }

    // What is neither rules nor a dashboard in a folder is somebody else's business, and so is the template of a chart, which is not YAML; half of a dashboard is ours.
    private static bool IsOwn(SourceText text, ImmutableArray<YamlMapping> documents, ImmutableArray<Diagnostic> faults) =>
        faults.Any(fault => fault.Severity == Severity.Error)
            ? text.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? text.Text.Contains("\"panels\"", StringComparison.Ordinal)
                : Heading().IsMatch(text.Text) && !Helm().IsMatch(text.Text)
            : !documents.IsEmpty;

    private static Result<ImmutableArray<YamlMapping>> DocumentsOf(SourceText text)
    {
        var bag = new DiagnosticBag();
        var documents = ImmutableArray.CreateBuilder<YamlMapping>();
        foreach (var document in bag.Take(KubectlReader.Read(text)))
        {
            var objects = document.Root is YamlMapping plain && plain["kind"] is null ? [plain] : ObjectStream.ObjectsOf(document.Root, bag);
            documents.AddRange(objects.Select(Unwrapped).Where(mapping => RuleGroup.IsIn(mapping) || DashboardReader.Read(mapping) is not null || DashboardReader.AllOf(mapping).Any()));
        }

        return bag.With(documents.DrainToImmutable());
    }

    // The API of Grafana has a dashboard below 'dashboard', and its newest one is that of Kubernetes.
    private static YamlMapping Unwrapped(YamlMapping mapping) =>
        (mapping["dashboard"] ?? (mapping["kind"] is YamlScalar { Value: "Dashboard" } ? mapping["spec"] : null)) is YamlMapping inner && DashboardReader.Read(inner) is not null ? inner : mapping;

    [GeneratedRegex("^(groups:|kind: *PrometheusRule *$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\{\{-|\{\{ *(\.|include|template|if|range|with|end)|\.(Values|Release|Chart)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Helm();
}

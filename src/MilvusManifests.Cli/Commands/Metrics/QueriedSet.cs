using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.Lint.Uses;
using MilvusManifests.PromQL;
using MilvusManifests.Rules.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>The rules and dashboards in which uses of metrics are looked for: those of files, and those of the set that the configuration generates.</summary>
/// <param name="Documents">What has them.</param>
/// <param name="Provenance">Finds the places that a person wrote; null where the set is not among them.</param>
internal sealed record QueriedSet(ImmutableArray<YamlMapping> Documents, Provenance? Provenance = null)
{
    /// <summary>The dashboards of documents that were compiled, or read from a file, and know their places there.</summary>
    private IReadOnlyDictionary<YamlMapping, Dashboard>? Dashboards { get; init; }

    /// <summary>Nothing.</summary>
    public static QueriedSet None { get; } = new([]);

    /// <summary>The set of a configuration and files; a configuration with errors has none.</summary>
    /// <param name="configuration">The configuration; null for no set.</param>
    /// <param name="paths">The files and folders.</param>
    /// <param name="trace">Records what is read; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<QueriedSet> Read(string? configuration, string[] paths, Trace? trace, CancellationToken cancellation)
    {
        var (files, diagnostics) = QueryFiles.Read(paths, [], trace, cancellation);
        var set = configuration is null ? null : Generator.Render(new GenerateOptions(GivenPath.Shown(configuration)) { Trace = trace }, cancellation: cancellation).Value;
        YamlMapping[] made = [.. set?.Set.Objects.Where(made => made.Reference.Kind is "PrometheusRule" or "ConfigMap").Select(made => made.Node) ?? []];
        var known = new Dictionary<YamlMapping, Dashboard>(ReferenceEqualityComparer.Instance);
        foreach (var built in set?.Set.Dashboards ?? [])
        {
            // One that a patch changed is read again, one that is a file is not among the objects.
            var isObject = made.FirstOrDefault(node => ObjectReference.Of(node) == ObjectReference.Of(built.ConfigMap)) is { } node && !ReferenceEquals(node, built.ConfigMap);
            if (!isObject && CompiledQueries.Of(built) is { } dashboard)
            {
                known[built.ConfigMap] = dashboard;
            }
        }

        return new(new QueriedSet([.. files!.Documents, .. made.Union(known.Keys, ReferenceEqualityComparer.Instance).Cast<YamlMapping>()], set?.Inputs.Provenance) { Dashboards = known }, diagnostics);
    }

    /// <summary>The uses of metrics, as a version has them.</summary>
    public ImmutableArray<MetricUse> UsesOf(MetricView view) => MetricUse.AllOf(LintReader.Read(Documents, PromQLFeatures.Everything, [view], Dashboards));

    /// <summary>The place that a person wrote of a use.</summary>
    public Location? PlaceOf(MetricUse use) => Provenance is null ? use.Location : Provenance.Explain(use.Location);

    /// <summary>Whether a person wrote a use: what is shipped, and every dashboard that is compiled, is made for the version in the configuration, whichever that is.</summary>
    public bool IsWritten(MetricUse use) => PlaceOf(use) is { } place && !ShippedTemplates.Has(place.Source);
}

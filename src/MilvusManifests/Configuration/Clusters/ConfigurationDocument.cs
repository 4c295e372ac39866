using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Clusters;

/// <summary>A configuration's file with those that it extends: what it says for one cluster, or for each of several.</summary>
/// <param name="Root">What holds for all clusters: a mapping, unless something else was written.</param>
/// <param name="Clusters">The clusters, in the order of the file; none where the file is about one cluster.</param>
/// <param name="Extended">The files that are extended, as diagnostics show them.</param>
internal sealed record ConfigurationDocument(YamlNode Root, ImmutableArray<ConfiguredCluster> Clusters, ImmutableArray<string> Extended)
{
    /// <summary>Whether the file has clusters, so that one has to be chosen.</summary>
    public bool HasClusters => !Clusters.IsEmpty;

    /// <summary>Reads a file and those that it extends; null where there is nothing to read.</summary>
    public static Result<ConfigurationDocument> Read(SourceText source)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(source);
        if (document is null)
        {
            var isEmpty = diagnostics.All(diagnostic => diagnostic.Code == YamlCodes.DocumentCount);
            return new(null, isEmpty ? [ConfigurationReader.Empty(source.At(0, 0))] : diagnostics);
        }

        if (document.Root is not YamlMapping root || (root[ClustersShape.Clusters] is null && root[ClustersShape.Extends] is null))
        {
            return new(new ConfigurationDocument(document.Root, [], []), diagnostics);
        }

        // What is wrong with the file itself is said before it is merged, and once.
        var (_, faults) = ShapeReader.Read(root, ConfigurationShape.Partial);
        ImmutableArray<Diagnostic> found = [.. diagnostics, .. faults];
        return found.Any(one => one.Severity == Severity.Error) ? new(null, [.. found.OrderBy(one => one.Location?.Span.Start ?? 0)]) : Resolve(root, found);
    }

    /// <summary>The configuration of a cluster; that of the file where it is about one.</summary>
    /// <param name="cluster">The cluster; null where none was chosen.</param>
    /// <param name="location">The file, for an error about the choice.</param>
    public Result<YamlNode> Choose(string? cluster, Location location)
    {
        if (Clusters.FirstOrDefault(candidate => candidate.Name == cluster) is { } chosen)
        {
            return new(chosen.Document, []);
        }

        return (cluster, HasClusters) switch
        {
            (null, false) => new(Root, []),
            (null, true) => Fail($"the configuration is for {Clusters.Length} {(Clusters.Length == 1 ? "cluster" : "clusters")} ({Names()}); choose one with --cluster"),
            (_, false) => Fail($"the configuration has no section 'clusters', so no cluster '{cluster}' either"),
            _ => Fail($"unknown cluster '{cluster}'{Suggestion.Phrase(cluster!, Clusters.Select(known => known.Name))}; the configuration has {Names()}"),
        };

        Result<YamlNode> Fail(string message) => new(null, [Diagnostic.Error(ClusterCodes.ClusterNotChosen, location, message)]);
    }

    private string Names() => ClusterNames.List([.. Clusters.Select(cluster => cluster.Name)]);

    private static Result<ConfigurationDocument> Resolve(YamlMapping root, ImmutableArray<Diagnostic> diagnostics)
    {
        var found = new DiagnosticBag();
        found.AddRange(diagnostics);
        if (root[ClustersShape.Clusters] is YamlMapping { Entries: [] } none)
        {
            found.Error(ConfigurationCodes.WrongType, none.Location, "'clusters' has no clusters; add one, or remove the key for a configuration of one cluster");
        }

        var extended = new ExtendedFiles(found);
        var merged = extended.Apply(root.Without(ClustersShape.Clusters));
        var clusters = ImmutableArray.CreateBuilder<ConfiguredCluster>();
        foreach (var entry in (root[ClustersShape.Clusters] as YamlMapping)?.Entries ?? [])
        {
            clusters.Add(ConfiguredCluster.Of(entry.Key, ConfigurationMerge.Merge(merged, extended.Apply((YamlMapping)entry.Value))));
        }

        return found.With(found.HasErrors ? null : new ConfigurationDocument(merged, clusters.DrainToImmutable(), extended.Paths));
    }
}

using System.Collections.Immutable;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;

namespace MilvusManifests.Clusters;

/// <summary>What was found for several clusters.</summary>
internal static class ClusterDiagnostics
{
    /// <summary>What is true of every cluster is said once, and of some, with their names.</summary>
    public static IEnumerable<Diagnostic> Fold(ImmutableArray<(string Cluster, ImmutableArray<Diagnostic> Diagnostics)> made)
    {
        var all = new Dictionary<(DiagnosticCode, Location?, string), (Diagnostic Diagnostic, List<string> Clusters)>();
        foreach (var (cluster, diagnostics) in made)
        {
            foreach (var diagnostic in diagnostics)
            {
                var key = (diagnostic.Code, diagnostic.Location, diagnostic.Message);
                all.TryAdd(key, (diagnostic, []));
                all[key].Clusters.Add(cluster);
            }
        }

        return all.Values.Select(found => found.Clusters.Count == made.Length && made.Length > 1 ? found.Diagnostic : found.Diagnostic.With(new RelatedLocation($"in {In(found.Clusters)}", null)));
    }

    private static string In(List<string> clusters) => $"{(clusters.Count == 1 ? "cluster" : "clusters")} {ClusterNames.List(clusters)}";
}

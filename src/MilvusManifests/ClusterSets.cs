using System.Collections.Immutable;
using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>The sets of several clusters, each made, used and forgotten, several at once.</summary>
internal static class ClusterSets
{
    private const int MostNamed = 5;

    /// <summary>Makes the set of every cluster and passes it on; what came of each is in the order of the clusters, and null if any has an error.</summary>
    /// <param name="document">The clusters.</param>
    /// <param name="options">What they are made from.</param>
    /// <param name="use">What is done with a set, on one of several threads.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<T[]> Make<T>(ConfigurationDocument document, GenerateOptions options, Func<string, AssembledSet, Result<T>> use, CancellationToken cancellation)
        where T : class
    {
        var shared = new SharedInputs();
        var made = new Result<T>[document.Clusters.Length];

        // A trace is a story of one thread.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Trace is null ? Environment.ProcessorCount : 1, CancellationToken = cancellation };
        Parallel.For(0, made.Length, parallel, i =>
        {
            var name = document.Clusters[i].Name;
            var (set, diagnostics) = Generator.Make(options with { Document = new(document, []), Cluster = name, Shared = shared }, cancellation);
            var used = set is null ? new Result<T>(null, []) : use(name, set);
            made[i] = used with { Diagnostics = [.. diagnostics, .. used.Diagnostics] };
        });
        var found = new DiagnosticBag();
        found.AddRange(Fold([.. document.Clusters.Select((cluster, i) => (cluster.Name, made[i].Diagnostics))]));
        var isComplete = !found.HasErrors && made.All(one => one.Value is not null);
        return new(isComplete ? [.. made.Select(one => one.Value!)] : null, found.InOrderOfFiles(options.ConfigurationPath));
    }

    /// <summary>What was found for clusters: what is true of every one is said once, and of some, with their names.</summary>
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

        return all.Values.Select(found => found.Clusters.Count == made.Length && made.Length > 1 ? found.Diagnostic : found.Diagnostic.With(new RelatedLocation($"in {Names(found.Clusters)}", null)));
    }

    private static string Names(List<string> clusters) =>
        (clusters.Count == 1 ? "cluster " : "clusters ") + string.Join(", ", clusters.Take(MostNamed)) + (clusters.Count > MostNamed ? FormattableString.Invariant($" and {clusters.Count - MostNamed} more") : "");
}

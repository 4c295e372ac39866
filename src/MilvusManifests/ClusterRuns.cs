using System.Collections.Immutable;
using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;

namespace MilvusManifests;

/// <summary>The runs for the clusters of a configuration, several at once.</summary>
internal static class ClusterRuns
{
    /// <summary>Runs something for every cluster; what came of each is in the order of the clusters.</summary>
    /// <param name="document">The clusters.</param>
    /// <param name="options">How the run for all of them was asked for.</param>
    /// <param name="run">The run for one, on one of several threads, with the options for it alone.</param>
    /// <param name="cancellation">Ends the runs.</param>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    public static ImmutableArray<T> Run<T>(ConfigurationDocument document, GenerateOptions options, Func<ConfiguredCluster, GenerateOptions, T> run, CancellationToken cancellation)
    {
        var shared = new SharedInputs();
        var results = new T[document.Clusters.Length];

        // A trace is a story of one thread.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Trace is null ? Environment.ProcessorCount : 1, CancellationToken = cancellation };
        Parallel.For(0, results.Length, parallel, i =>
        {
            var cluster = document.Clusters[i];
            results[i] = run(cluster, options with
            {
                Document = new(document, []),
                Cluster = cluster.Name,
                Shared = shared,
                Output = options.Output is { } given ? Path.Combine(given, cluster.Name) : null,
            });
        });
        return [.. results];
    }
}

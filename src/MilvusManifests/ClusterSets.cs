using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>The sets of several clusters, each made, used and forgotten, several at once.</summary>
internal static class ClusterSets
{
    /// <summary>Makes the set of every cluster and passes it on; what came of each is in the order of the clusters, and null if any has an error.</summary>
    /// <param name="document">The clusters.</param>
    /// <param name="options">What they are made from.</param>
    /// <param name="use">What is done with a set, on one of several threads.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<T[]> Make<T>(ConfigurationDocument document, GenerateOptions options, Func<string, AssembledSet, Result<T>> use, CancellationToken cancellation)
        where T : class
    {
        var made = ClusterRuns.Run(document, options, (cluster, one) =>
        {
            var (set, diagnostics) = Generator.Make(one, cancellation);
            var used = set is null ? new Result<T>(null, []) : use(cluster.Name, set);
            return used with { Diagnostics = [.. diagnostics, .. used.Diagnostics] };
        }, cancellation);
        var found = new DiagnosticBag();
        found.AddRange(ClusterDiagnostics.Fold([.. document.Clusters.Select((cluster, i) => (cluster.Name, made[i].Diagnostics))]));
        var isComplete = !found.HasErrors && made.All(one => one.Value is not null);
        return new(isComplete ? [.. made.Select(one => one.Value!)] : null, found.InOrderOfFiles(options.ConfigurationPath));
    }
}

using System.Collections.Immutable;
using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>Generates, or checks, the sets of several clusters, each in a folder of its own, and what they have in common beside them.</summary>
internal static class ClusterGenerator
{
    /// <summary>Generates the sets of all clusters of a configuration. What is wrong with one leaves its folder as it was, and no other.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; each folder has the set it had, or its new one.</exception>
    public static GenerationResult Generate(Result<ConfigurationDocument> read, GenerateOptions options, CancellationToken cancellation)
    {
        var document = read.Value!;
        var output = options.OutputOf(document);
        var state = options.DryRun || options.Locked ? ClusterState.Empty : ClusterState.Read(output.Folder, options.Cache);
        var fingerprint = new InputFingerprint(Path.GetDirectoryName(options.ConfigurationPath) ?? "", options.Templates);
        var write = new WriteOptions { DryRun = options.DryRun, Trace = options.Trace };
        var begun = ClusterFolders.Begin(output, write, cancellation);
        if (begun.Value is null)
        {
            return new GenerationResult([.. read.Diagnostics, .. begun.Diagnostics]) { Output = output.Folder };
        }

        var runs = ClusterRuns.Run(document, options, (cluster, one) =>
        {
            var folder = Path.Combine(output.Folder, cluster.Name);
            var inputs = fingerprint.Of(cluster);
            if (state.Find(cluster.Name, inputs, folder) is { } known)
            {
                one.Trace?.Write("skipped", $"cluster {cluster.Name}: nothing that its set is made from has changed");
                return new ClusterRun(new GenerationResult([]) { Output = folder, Objects = known.Objects, Written = new([], known.Files, []) }, known);
            }

            var result = Generator.GenerateOne(one, cancellation);

            // What nobody reads of a thousand sets would keep all of their objects.
            result = result with { Suppressed = [.. result.Suppressed.Where(suppressed => suppressed.By is not null)] };
            var isClean = result.Succeeded && result.Diagnostics.All(found => found.Severity == Severity.Information) && !options.DryRun;
            return new ClusterRun(result, isClean && inputs is not null ? new(inputs, result.Objects, [.. result.Written!.Written.Concat(result.Written.Unchanged).Order(StringComparer.Ordinal)]) : null);
        }, cancellation);

        var finished = ClusterFolders.Finish(output, runs.Any(run => !run.Result.Succeeded), write, cancellation);
        if (!options.DryRun && !options.Locked)
        {
            new ClusterState(runs.Zip(document.Clusters).Where(run => run.First.State is not null).ToImmutableDictionary(run => run.Second.Name, run => run.First.State!, StringComparer.Ordinal)).Write(output.Folder, options.Cache);
        }

        var isWhole = runs.All(run => run.Result.Written is not null) && finished.Value is not null;
        return Sum(read, runs, options, output.Folder, finished) with
        {
            Written = isWhole ? Written(document, runs, finished.Value!.After(begun.Value)) : null,
            HasWrittenOthers = !isWhole && !options.DryRun && runs.Any(run => run.Result.Written is { HasChanges: true }),
        };
    }

    /// <summary>Compares the folders of all clusters of a configuration with their sets.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static GenerationResult Check(Result<ConfigurationDocument> read, GenerateOptions options, CancellationToken cancellation)
    {
        var document = read.Value!;
        var output = options.OutputOf(document);
        var runs = ClusterRuns.Run(document, options, (_, one) => new ClusterRun(Generator.CheckOne(one, cancellation), null), cancellation);
        var common = ClusterFolders.Check(output, cancellation);
        var sum = Sum(read, runs, options, output.Folder, new(null, common.Diagnostics));
        return sum with
        {
            Compared = !runs.All(run => run.Result.Compared is not null) || common.Value is not { } own ? null : new(
                [.. runs.Zip(document.Clusters).SelectMany(run => run.First.Result.Compared!.Files.Select(path => $"{run.Second.Name}/{path}")).Concat(own.Files).Order(StringComparer.Ordinal)],
                runs.Sum(run => run.Result.Compared!.Differing) + own.Differing),
        };
    }

    private static GenerationResult Sum(Result<ConfigurationDocument> read, ImmutableArray<ClusterRun> runs, GenerateOptions options, string output, Result<WriteResult> common)
    {
        var (document, found) = (read.Value!, new DiagnosticBag());
        found.AddRange(read.Diagnostics);
        found.AddRange(ClusterDiagnostics.Fold([.. document.Clusters.Select((cluster, i) => (cluster.Name, runs[i].Result.Diagnostics))]));
        found.AddRange(common.Diagnostics);
        var first = runs.Select(run => run.Result).FirstOrDefault(result => result.Templates is not null);
        return new GenerationResult(found.InOrderOfFiles(options.ConfigurationPath))
        {
            Output = output,
            Templates = first?.Templates,
            SourceFolder = first?.SourceFolder,
            SchemaFolders = [.. runs.SelectMany(run => run.Result.SchemaFolders).Distinct(StringComparer.Ordinal)],
            Inputs = [.. new[] { options.ConfigurationPath }.Concat(document.Extended).Concat(runs.SelectMany(run => run.Result.Inputs)).Distinct(StringComparer.Ordinal)],
            Title = ClusterNames.Title([.. document.Clusters.Select(cluster => cluster.Name)]),
            Objects = runs.Sum(run => run.Result.Objects),
            ChartMonitors = runs.Sum(run => run.Result.ChartMonitors),
            Monitors = new(runs.Sum(run => run.Result.Monitors.Proven), runs.Sum(run => run.Result.Monitors.Unknown)),
            Suppressed = [.. runs.SelectMany(run => run.Result.Suppressed)],
        };
    }

    private static WriteResult Written(ConfigurationDocument document, ImmutableArray<ClusterRun> runs, WriteResult common)
    {
        return new(All(written => written.Written), All(written => written.Unchanged), All(written => written.Removed));

        // The files of each cluster are in order already, and together are many.
        ImmutableArray<string> All(Func<WriteResult, ImmutableArray<string>> paths)
        {
            var all = new List<string>();
            foreach (var (folder, written) in runs.Select((run, i) => ($"{document.Clusters[i].Name}/", run.Result.Written!)).OrderBy(run => run.Item1, StringComparer.Ordinal))
            {
                all.AddRange(paths(written).Select(path => folder + path));
            }

            foreach (var path in paths(common))
            {
                var at = all.BinarySearch(path, StringComparer.Ordinal);
                all.Insert(at < 0 ? ~at : at, path);
            }

            return [.. all];
        }
    }

    private sealed record ClusterRun(GenerationResult Result, WrittenCluster? State);
}

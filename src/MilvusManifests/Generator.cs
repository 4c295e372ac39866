using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Checks;
using MilvusManifests.Clusters;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Delivery;
using MilvusManifests.Drift;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>The whole line: load, plan, build, deliver, check, write (or compare). Nothing is written when an error was found.</summary>
public static class Generator
{
    /// <summary>Generates the set of a configuration.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; the output folder still has the set it had.</exception>
    public static GenerationResult Generate(GenerateOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var read = InputLoader.ReadDocument(options);
        return ClustersOf(read, options) is not null
            ? ClusterGenerator.Generate(read, options, cancellation)
            : GenerateOne(options with { Document = read }, cancellation);
    }

    /// <summary>Generates the set of one cluster.</summary>
    internal static GenerationResult GenerateOne(GenerateOptions options, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        if (Assemble(options, found, cancellation) is not { } made)
        {
            return new GenerationResult(found.InOrderOfFiles(options.ConfigurationPath));
        }

        var trace = options.Trace;
        var begin = trace?.Now ?? 0;
        var write = new WriteOptions { DryRun = options.DryRun, IsOneOfMany = options.Shared is not null, Trace = trace };
        var former = made.Files is null || found.HasErrors ? [] : found.Take(Above(made, options, write, cancellation));
        var written = made.Files is null || found.HasErrors ? null : found.Take(OutputWriter.Write(made.Files, made.Inputs.Output, write, cancellation));
        written = former.IsDefaultOrEmpty || written is null ? written : written with { Removed = [.. written.Removed, .. former] };
        trace?.Wrote(written, made.Inputs.Output, options.DryRun, begin);
        trace?.Finished(found.ToImmutable());
        return GenerationResult.Create(made.Inputs, made.Set, written, found.InOrderOfFiles(options.ConfigurationPath)) with { Monitors = made.Monitors, Suppressed = made.Suppressed };
    }

    // One set takes the place of several; one of several is recorded, so that its folder can be removed when it is no longer configured.
    private static Result<ImmutableArray<string>> Above(AssembledSet made, GenerateOptions options, WriteOptions write, CancellationToken cancellation) => options switch
    {
        { Cluster: null } => ClusterFolders.Remove(made.Inputs.Output, [], write, cancellation),
        { Output: null, Locked: false, Shared: null, Document.Value: { } document } => new([], ClusterFolders.Record([options.Cluster], options.OutputOf(document).Folder, write, cancellation).Diagnostics),
        _ => new([], []),
    };

    /// <summary>Compares the output folder with the set of its configuration, and writes nothing. What differs is in the diagnostics.</summary>
    /// <param name="options">What to generate from, and which folder to compare with; nothing is locked, and every run is a dry one.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static GenerationResult Check(GenerateOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var read = InputLoader.ReadDocument(options);
        return ClustersOf(read, options) is not null ? ClusterGenerator.Check(read, options, cancellation) : CheckOne(options with { Document = read }, cancellation);
    }

    /// <summary>Compares the output folder of one cluster with its set.</summary>
    internal static GenerationResult CheckOne(GenerateOptions options, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        if (Assemble(options with { Locked = false }, found, cancellation) is not { } made)
        {
            return new GenerationResult(found.InOrderOfFiles(options.ConfigurationPath));
        }

        var trace = options.Trace;
        var begin = trace?.Now ?? 0;
        var drift = made.Files is null || found.HasErrors ? null : found.Take(OutputComparison.Compare(made.Files, made.Inputs.Output, made.Inputs.Cluster, cancellation));
        found.AddRange(drift?.Findings ?? []);
        trace?.Compared(drift, made.Inputs.Output, begin);
        trace?.Finished(found.ToImmutable());
        return GenerationResult.Create(made.Inputs, made.Set, null, found.InOrderOfFiles(options.ConfigurationPath)) with
        {
            Monitors = made.Monitors,
            Suppressed = made.Suppressed,
            Compared = drift is null ? null : new(made.Files!.Paths(), drift.Files),
        };
    }

    /// <summary>Makes and checks the files of a configuration, and writes none; null if there are errors.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal static Result<AssembledSet> Make(GenerateOptions options, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var made = Assemble(options, found, cancellation);
        return new(found.HasErrors ? null : made, found.InOrderOfFiles(options.ConfigurationPath));
    }

    // The clusters of a configuration that has any, where none was chosen. What is wrong with the file is said by the run.
    internal static ConfigurationDocument? ClustersOf(Result<ConfigurationDocument> read, GenerateOptions options) =>
        options.Cluster is null && read is { Succeeded: true, Value: { HasClusters: true } document } ? document : null;

    /// <summary>Everything up to writing; null where the configuration cannot be read.</summary>
    private static AssembledSet? Assemble(GenerateOptions options, DiagnosticBag found, CancellationToken cancellation)
    {
        var trace = options.Trace;
        if (found.Take(InputLoader.Load(options, cancellation)) is not { } inputs)
        {
            trace?.Finished(found.ToImmutable());
            return null;
        }

        var set = Build(inputs, found, withContents: true, trace, cancellation);
        var begin = trace?.Now ?? 0;
        var files = found.HasErrors ? null : SetDelivery.Deliver(set, inputs);
        trace?.Assembled(files, begin);
        var whole = new CheckedSet(set, inputs) { Files = files, IsLocked = options.Locked, HasErrors = found.HasErrors };
        found.AddRange(SetChecks.Check(whole, trace));
        if (found.HasErrors)
        {
            return new(inputs, set, files);
        }

        trace?.Suppressed(whole.Judged.Suppressed);
        return new(inputs, set, files) { Monitors = whole.Monitors, Suppressed = whole.Judged.Suppressed };
    }

    /// <summary>Finds every image of the set of a configuration, and writes nothing.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal static Result<UsedImages> FindImages(GenerateOptions options, CancellationToken cancellation = default)
    {
        var (rendered, diagnostics) = Render(options, cancellation: cancellation);
        return new(rendered is null ? null : UsedImages.Find(rendered.Set, rendered.Inputs), diagnostics);
    }

    /// <summary>Builds and checks the set of a configuration, and writes nothing; null if there are errors.</summary>
    /// <param name="options">What to build from.</param>
    /// <param name="withContents">Whether the bytes of its files are needed.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal static Result<RenderedSet> Render(GenerateOptions options, bool withContents = false, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        var trace = options.Trace;
        if (found.Take(InputLoader.Load(options, cancellation)) is not { } inputs)
        {
            return found.With<RenderedSet>(null);
        }

        var set = Build(inputs, found, withContents, trace, cancellation);
        found.AddRange(SetChecks.Check(new CheckedSet(set, inputs) { HasErrors = found.HasErrors }, trace));
        return found.With(found.HasErrors ? null : new RenderedSet(inputs, set));
    }

    private static BuiltSet Build(Inputs inputs, DiagnosticBag found, bool withContents, Trace? trace, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        var plan = found.Take(Planner.Plan(inputs))!;
        trace?.Planned(plan, inputs, begin);
        return found.Take(SetBuilder.Build(inputs, plan, withContents, trace, cancellation))!;
    }
}

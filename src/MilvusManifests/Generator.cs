using MilvusManifests.Building;
using MilvusManifests.Checks;
using MilvusManifests.Delivery;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>The whole line: load, plan, build, deliver, check, write. Nothing is written when an error was found.</summary>
public static class Generator
{
    /// <summary>Generates the set of a configuration.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; the output folder still has the set it had.</exception>
    public static GenerationResult Generate(GenerateOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var found = new DiagnosticBag();
        var trace = options.Trace;
        if (found.Take(InputLoader.Load(options, cancellation)) is not { } inputs)
        {
            trace?.Finished(found.ToImmutable());
            return new GenerationResult(found.InOrderOfFiles(options.ConfigurationPath));
        }

        var set = Build(inputs, found, withContents: true, trace, cancellation);
        var begin = trace?.Now ?? 0;
        var files = found.HasErrors ? null : SetDelivery.Deliver(set, inputs);
        trace?.Assembled(files, begin);
        var whole = new CheckedSet(set, inputs) { Files = files, IsLocked = options.Locked, HasErrors = found.HasErrors };
        found.AddRange(SetChecks.Check(whole, trace));
        begin = trace?.Now ?? 0;
        var written = files is null || found.HasErrors ? null
            : found.Take(OutputWriter.Write(files, inputs.Output, new WriteOptions { DryRun = options.DryRun, Trace = trace }, cancellation));
        trace?.Wrote(written, inputs.Output, options.DryRun, begin);
        trace?.Finished(found.ToImmutable());
        var result = GenerationResult.Create(inputs, set, written, found.InOrderOfFiles(options.ConfigurationPath));
        return result.Succeeded ? result with { Monitors = MonitorCounts.Of(whole.Scraped) } : result;
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

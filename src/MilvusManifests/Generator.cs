using MilvusManifests.Checks;
using MilvusManifests.Delivery;
using MilvusManifests.Rendering;
using MilvusManifests.Text;

namespace MilvusManifests;

/// <summary>The whole line: load, plan, build, deliver, check, write. Nothing is written when an error was found.</summary>
public static class Generator
{
    /// <summary>Generates the set that a configuration asks for.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; what stood in the output folder still stands there.</exception>
    public static GenerationResult Generate(GenerateOptions options, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        if (found.Take(InputLoader.Load(options, cancellation)) is not { } inputs)
        {
            return new GenerationResult(found.ToImmutable());
        }

        var plan = found.Take(Plan.Of(inputs))!;
        var set = found.Take(SetBuilder.Build(inputs, plan, isWritten: true, cancellation))!;
        var files = found.HasErrors ? null : OutputSet.Of(set, inputs);
        SetChecks.Run(new CheckedSet(inputs, plan, set, files, options.Locked), found);
        var written = files is null || found.HasErrors ? null
            : found.Take(OutputWriter.Write(files, inputs.Output, new WriteOptions { DryRun = options.DryRun }, cancellation));
        return GenerationResult.Of(inputs, set, written, found.ToImmutable());
    }

    /// <summary>Finds every image of the set that a configuration asks for, and writes nothing.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<UsedImages> FindImages(GenerateOptions options, CancellationToken cancellation = default)
    {
        var (rendered, diagnostics) = Render(options, cancellation);
        return new(rendered is null ? null : UsedImages.Of(rendered.Set, rendered.Inputs), diagnostics);
    }

    /// <summary>Builds and checks the set that a configuration asks for, and writes nothing; null where an error was found.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal static Result<RenderedSet> Render(GenerateOptions options, CancellationToken cancellation = default)
    {
        var found = new DiagnosticBag();
        if (found.Take(InputLoader.Load(options, cancellation)) is not { } inputs)
        {
            return found.With<RenderedSet>(null);
        }

        var plan = found.Take(Plan.Of(inputs))!;
        var set = found.Take(SetBuilder.Build(inputs, plan, isWritten: false, cancellation))!;
        SetChecks.Run(new CheckedSet(inputs, plan, set, Files: null, IsLocked: false), found);
        return found.With(found.HasErrors ? null : new RenderedSet(inputs, set));
    }
}

using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Validation.Selection;

namespace MilvusManifests.Cli.Commands.Validate;

/// <summary>Reads and validates files in parallel; the results are in the order of the files.</summary>
internal static class ManifestRun
{
    /// <summary>Reads the files, and validates those that only have definitions.</summary>
    /// <param name="files">The files.</param>
    /// <param name="catalogue">The schemas.</param>
    /// <param name="settings">What is validated.</param>
    /// <param name="trace">Records each file, in order; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ImmutableArray<ManifestFile> Read(
        ImmutableArray<SelectedFile> files, SchemaCatalogue catalogue, ValidateSettings settings, Trace? trace, CancellationToken cancellation)
    {
        var validator = new ManifestValidator(catalogue, settings.Options);
        return ForEach(files, trace, (file, aside) =>
        {
            var read = FoundFiles.Read(file.Path);
            aside?.Read(read);
            var begin = aside?.Now ?? 0;
            var result = ManifestFile.Of(file, read, validator);
            WriteOutcome(result.Selected, result.Validation, begin, aside);
            return result;
        }, cancellation);
    }

    /// <summary>Validates the files against a catalogue and the definitions among them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="catalogue">The schemas.</param>
    /// <param name="settings">What is validated.</param>
    /// <param name="trace">Records each file, in order; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static ImmutableArray<ManifestValidation> Validate(
        ImmutableArray<ManifestFile> files, SchemaCatalogue catalogue, ValidateSettings settings, Trace? trace, CancellationToken cancellation)
    {
        var validator = new ManifestValidator(catalogue.With([.. files.Select(file => file.Definitions.Value).OfType<OwnSchemas>()]), settings.Options);
        var inputs = ManifestFile.KustomizeInputsOf(files);
        var resources = settings.BuildsKustomizations ? KustomizeBuild.ResourcesOf(files) : [];
        var results = ForEach(files, trace, (file, aside) =>
        {
            var begin = aside?.Now ?? 0;
            var result = file.Validate(validator, inputs, resources);
            if (file.Read.Value is not null && file.Validation is null)
            {
                WriteOutcome(file.Selected, result, begin, aside);
            }

            return result;
        }, cancellation);
        return settings.BuildsKustomizations ? [.. results, .. Build(files, validator, trace, cancellation)] : results;
    }

    private static ImmutableArray<ManifestValidation> Build(ImmutableArray<ManifestFile> files, ManifestValidator validator, Trace? trace, CancellationToken cancellation)
    {
        var folders = KustomizeBuild.RootsOf(files);
        if (folders.IsEmpty)
        {
            return [];
        }

        if (KustomizeBuild.FindProgram() is not { } program)
        {
            return [new ManifestValidation([Diagnostic.Error(ValidationCodes.NotBuilt, null, "kubectl was not found in PATH; --kustomize builds kustomizations with it")], 0)];
        }

        var build = new KustomizeBuild(program, files);
        return ForEach(folders, trace, (folder, aside) => build.Validate(folder, GivenPath.Shown(folder), validator, aside, cancellation), cancellation);
    }

    private static void WriteOutcome(SelectedFile file, ManifestValidation? result, long begin, Trace? trace)
    {
        if (result is not null)
        {
            trace?.Write(result.Skipped is null ? "validated" : "skipped", $"{GivenPath.Shown(file.Path)}: {Outcome(result)} ({trace.Since(begin)})");
            WriteUnevaluated(result, trace);
        }
    }

    private static void WriteUnevaluated(ManifestValidation result, Trace? trace)
    {
        foreach (var rule in result.UnevaluatedRules)
        {
            trace?.Write("skipped", $"rule of {rule.Path}, which cannot be evaluated: {rule.Reason}; {rule.Rule}");
        }
    }

    private static string Outcome(ManifestValidation result) =>
        result.Skipped?.One ?? $"{TraceText.Count(result.Objects, "object")}, {TraceText.Findings(result.Diagnostics)}";

    // A single file does not load the parallel runtime.
    private static ImmutableArray<TResult> ForEach<T, TResult>(ImmutableArray<T> items, Trace? trace, Func<T, Trace?, TResult> body, CancellationToken cancellation) =>
        items.Length == 1 ? [body(items[0], trace)] : ForAll(items, trace, body, cancellation);

    private static ImmutableArray<TResult> ForAll<T, TResult>(ImmutableArray<T> items, Trace? trace, Func<T, Trace?, TResult> body, CancellationToken cancellation)
    {
        var results = new TResult[items.Length];
        var asides = trace is null ? [] : items.Select(_ => trace.Aside()).ToArray();
        Parallel.For(0, items.Length, new ParallelOptions { CancellationToken = cancellation }, i => results[i] = body(items[i], trace is null ? null : asides[i].Trace));
        foreach (var aside in asides)
        {
            trace!.Add(aside);
        }

        return [.. results];
    }
}

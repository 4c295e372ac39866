using System.Collections.Immutable;
using MilvusManifests.Checks;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>Files of manifests, validated in parallel and reported in the order they were named.</summary>
internal static class ManifestFiles
{
    private const string StandardInput = "-";

    /// <summary>The files that the paths name, without duplicates: files and <c>-</c> as they are, and the YAML and JSON files in folders.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="trace">Records what is skipped, and why; null for no trace.</param>
    public static FoundFiles Find(IReadOnlyList<string> paths, Trace? trace)
    {
        var files = ImmutableArray.CreateBuilder<string>(paths.Count);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in path != StandardInput && Directory.Exists(path) ? FilesOf(path, diagnostics, trace) : [path])
            {
                if (known.Add(file == StandardInput ? file : Path.GetFullPath(file)))
                {
                    files.Add(file);
                }
                else
                {
                    trace?.Write("skipped", $"{GivenPath.Shown(file)}: already named");
                }
            }
        }

        return new(files.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>The result of each file.</summary>
    /// <param name="files">The files.</param>
    /// <param name="validator">Validates them.</param>
    /// <param name="trace">Records each file, in order; null for no trace.</param>
    public static ImmutableArray<ManifestValidation> Validate(ImmutableArray<string> files, ManifestValidator validator, Trace? trace)
    {
        var results = new ManifestValidation[files.Length];
        if (files.Length == 1)
        {
            results[0] = Validate(files[0], validator, trace);
        }
        else
        {
            ValidateAll(files, validator, trace, results);
        }

        return [.. results];
    }

    // Separate, so that a single file does not load the parallel runtime.
    private static void ValidateAll(ImmutableArray<string> files, ManifestValidator validator, Trace? trace, ManifestValidation[] results)
    {
        var asides = trace is null ? [] : files.Select(_ => trace.Aside()).ToArray();
        Parallel.For(0, files.Length, i => results[i] = Validate(files[i], validator, trace is null ? null : asides[i].Trace));
        foreach (var aside in asides)
        {
            trace!.Add(aside);
        }
    }

    private static ImmutableArray<string> FilesOf(string path, ImmutableArray<Diagnostic>.Builder diagnostics, Trace? trace)
    {
        var shown = GivenPath.Shown(path);
        var found = SourceFolder.Find(path, shown, [".yaml", ".yml", ".json"], trace);
        diagnostics.AddRange(found.Diagnostics);
        if (found is { Succeeded: true, Value: [] })
        {
            diagnostics.Add(Diagnostic.Warning(CommandLineCodes.NothingFound, new SourceText(shown, "").At(0, 0), $"the folder '{shown}' contains no *.yaml, *.yml or *.json file"));
        }

        return found.Value;
    }

    private static ManifestValidation Validate(string path, ManifestValidator validator, Trace? trace)
    {
        var read = path == StandardInput ? ReadStandardInput() : SourceFile.Read(path, GivenPath.Shown(path));
        trace?.Read(read);
        if (read.Value is null)
        {
            return new ManifestValidation(read.Diagnostics, 0, []);
        }

        var begin = trace?.Now ?? 0;
        var result = validator.Validate(read.Value);
        trace?.Write("validated", $"{GivenPath.Shown(path)}: {TraceText.Count(result.Objects, "object")}, {TraceText.Findings(result.Diagnostics)} ({trace.Since(begin)})");
        return result;
    }

    private static Result<SourceText> ReadStandardInput()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = input.Read(buffer); read > 0 && bytes.Length <= SourceFile.DefaultMaxBytes; read = input.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length > SourceFile.DefaultMaxBytes
            ? new Result<SourceText>(null, [Diagnostic.Error(TextCodes.TooLarge, new SourceText("stdin", "").At(0, 0), "standard input is larger than 32 MiB")])
            : SourceFile.Decode("stdin", bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}

using System.Collections.Immutable;
using MilvusManifests.Checks;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>Files of manifests, validated in parallel and reported in the order they were named.</summary>
internal static class ManifestFiles
{
    private const string StandardInput = "-";

    /// <summary>The files that the paths name, without duplicates: files and <c>-</c> as they are, and the YAML and JSON files in folders.</summary>
    public static FoundFiles Find(IReadOnlyList<string> paths)
    {
        var files = ImmutableArray.CreateBuilder<string>(paths.Count);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in path != StandardInput && Directory.Exists(path) ? FilesOf(path, diagnostics) : [path])
            {
                if (known.Add(file == StandardInput ? file : Path.GetFullPath(file)))
                {
                    files.Add(file);
                }
            }
        }

        return new(files.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>The result of each file.</summary>
    public static ImmutableArray<ManifestValidation> Validate(ImmutableArray<string> files, ManifestValidator validator)
    {
        var results = new ManifestValidation[files.Length];
        if (files.Length == 1)
        {
            results[0] = Validate(files[0], validator);
        }
        else
        {
            ValidateAll(files, validator, results);
        }

        return [.. results];
    }

    // Separate, so that a single file does not load the parallel runtime.
    private static void ValidateAll(ImmutableArray<string> files, ManifestValidator validator, ManifestValidation[] results) =>
        Parallel.For(0, files.Length, i => results[i] = Validate(files[i], validator));

    private static ImmutableArray<string> FilesOf(string path, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var shown = GivenPath.Shown(path);
        var found = SourceFolder.Find(path, shown, [".yaml", ".yml", ".json"]);
        diagnostics.AddRange(found.Diagnostics);
        if (found is { Succeeded: true, Value: [] })
        {
            diagnostics.Add(Diagnostic.Warning(CommandLineCodes.NothingFound, new SourceText(shown, "").At(0, 0), $"the folder '{shown}' contains no *.yaml, *.yml or *.json file"));
        }

        return found.Value;
    }

    private static ManifestValidation Validate(string path, ManifestValidator validator)
    {
        var read = path == StandardInput ? ReadStandardInput() : SourceFile.Read(path, GivenPath.Shown(path));
        return read.Value is null ? new ManifestValidation(read.Diagnostics, 0, []) : validator.Validate(read.Value);
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

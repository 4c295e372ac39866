using System.Collections.Immutable;
using MilvusManifests.Checks;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>Files of manifests, validated on every core and told in the order they were named.</summary>
internal static class ManifestFiles
{
    private const string StandardInput = "-";

    /// <summary>The result of each file.</summary>
    public static ImmutableArray<ManifestValidation> Validate(IEnumerable<string> paths, ManifestValidator validator)
    {
        var files = paths.SelectMany(FilesOf).Distinct(StringComparer.Ordinal).ToArray();
        var results = new ManifestValidation[files.Length];
        if (files.Length == 1)
        {
            results[0] = Validate(files[0], validator);
        }
        else
        {
            Parallel.For(0, files.Length, i => results[i] = Validate(files[i], validator));
        }

        return [.. results];
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
            ? new Result<SourceText>(null, [Diagnostic.Error(Codes.YamlSize, new SourceText("stdin", "").At(0, 0), "the standard input is larger than 32 MiB")])
            : SourceFile.Decode("stdin", bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static IEnumerable<string> FilesOf(string path) => path != StandardInput && Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal)
        : [path];
}

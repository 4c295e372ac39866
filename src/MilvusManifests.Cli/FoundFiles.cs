using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;

namespace MilvusManifests.Cli;

/// <summary>The files that the paths on the command line name.</summary>
/// <param name="Files">The files, each once.</param>
/// <param name="Skipped">Why others in the folders are left out, once for each.</param>
/// <param name="Diagnostics">Folders that cannot be read, or in which nothing was found.</param>
internal sealed record FoundFiles(ImmutableArray<SelectedFile> Files, ImmutableArray<SkipReason> Skipped, ImmutableArray<Diagnostic> Diagnostics)
{
    private const string StandardInput = "-";
    private const string ShownInput = "stdin";

    /// <summary>The files that the paths name, without duplicates: files and <c>-</c> as they are, and those that are selected in folders.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="select">Selects files in a folder, which is also passed as diagnostics show it.</param>
    /// <param name="trace">Records what is skipped, and why; null for no trace.</param>
    public static FoundFiles Find(IReadOnlyList<string> paths, Func<string, string, FolderSelection> select, Trace? trace)
    {
        var files = ImmutableArray.CreateBuilder<SelectedFile>(paths.Count);
        var skipped = ImmutableArray.CreateBuilder<SkipReason>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (path == StandardInput || !Directory.Exists(path))
            {
                Add(new SelectedFile(path, IsNamed: true));
                continue;
            }

            var shown = GivenPath.Shown(path);
            var found = select(path, shown);
            skipped.AddRange(found.Skipped);
            diagnostics.AddRange(found.Diagnostics);
            if (found is { Files: [], Skipped: [], Diagnostics: [] })
            {
                diagnostics.Add(Diagnostic.Warning(CommandLineCodes.NothingFound, new SourceText(shown, "").At(0, 0), $"the folder '{shown}' contains no *.yaml, *.yml or *.json file"));
            }

            foreach (var file in found.Files)
            {
                Add(new SelectedFile(file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file, IsNamed: false));
            }
        }

        return new(files.ToImmutable(), skipped.ToImmutable(), diagnostics.ToImmutable());

        void Add(SelectedFile file)
        {
            var path = file.Path == StandardInput ? file.Path : Path.GetFullPath(file.Path);
            if (known.TryAdd(path, files.Count))
            {
                files.Add(file);
                return;
            }

            files[known[path]] = files[known[path]] with { IsNamed = file.IsNamed || files[known[path]].IsNamed };
            trace?.Write("skipped", $"{GivenPath.Shown(file.Path)}: already named");
        }
    }

    /// <summary>The text of a file, or of standard input.</summary>
    public static Result<SourceText> Read(string path) => path == StandardInput ? ReadStandardInput() : SourceFile.Read(path, Shown(path));

    /// <summary>The path of a file, or of standard input, as diagnostics show it.</summary>
    public static string Shown(string path) => path == StandardInput ? ShownInput : GivenPath.Shown(path);

    private static Result<SourceText> ReadStandardInput()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var read = input.Read(buffer); read > 0 && bytes.Length <= SourceFile.DefaultMaxBytes; read = input.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.Length > SourceFile.DefaultMaxBytes ? new(null, [Diagnostic.Error(TextCodes.TooLarge, new SourceText(ShownInput, "").At(0, 0), "standard input is larger than 32 MiB")])
            : bytes.Length == 0 ? new(null, [Diagnostic.Error(CommandLineCodes.NothingRead, new SourceText(ShownInput, "").At(0, 0), "standard input is empty")])
            : SourceFile.Decode(ShownInput, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}

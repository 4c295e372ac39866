using System.Collections.Immutable;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Every file of the set has a name that any file system takes, and no two of them get in each other's way.</summary>
internal sealed class OutputNames : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Text.Codes.OutputPathInvalid, Text.Codes.OutputPathCollision];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.None;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set) => set.Files is { } files ? Find(files) : [];

    /// <summary>Every name that is not allowed, and every two that collide.</summary>
    public static ImmutableArray<Diagnostic> Find(OutputSet set)
    {
        var found = new DiagnosticBag();
        var files = new Dictionary<string, OutputFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in set.Files)
        {
            if (OutputPath.Fault(file.Path) is { } fault)
            {
                found.Error(Text.Codes.OutputPathInvalid, file.Origin, $"the output file name '{file.Path}' {fault}");
            }
            else if (file.Content.Length > OutputFile.MaxLength)
            {
                found.Error(Text.Codes.OutputPathInvalid, file.Origin, $"'{file.Path}' has more than {OutputFile.MaxLength / 1024 / 1024} MiB");
            }
            else if (!files.TryAdd(file.Path, file))
            {
                var other = files[file.Path];
                found.Add(Collision(file, other, other.Path == file.Path
                    ? $"'{file.Path}' would be written twice"
                    : $"'{file.Path}' and '{other.Path}' differ only in letter case and are one file on Windows and macOS"));
            }
        }

        found.AddRange(FindFolders(files));
        return found.ToImmutable();
    }

    private static IEnumerable<Diagnostic> FindFolders(Dictionary<string, OutputFile> files)
    {
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Values)
        {
            foreach (var folder in OutputPath.Ancestors(file.Path))
            {
                var known = folders.TryAdd(folder, folder) ? folder : folders[folder];
                if (known != folder)
                {
                    yield return Collision(file, null, $"the folders '{folder}' and '{known}' differ only in letter case and are one folder on Windows and macOS");
                }
                else if (files.TryGetValue(folder, out var other))
                {
                    yield return Collision(file, other, $"'{other.Path}' is a file, and '{file.Path}' needs a folder of that name");
                }
            }
        }
    }

    private static Diagnostic Collision(OutputFile file, OutputFile? other, string message)
    {
        var diagnostic = Diagnostic.Error(Text.Codes.OutputPathCollision, file.Origin, message);
        return other?.Origin is { } origin ? diagnostic.With(new RelatedLocation($"'{other.Path}' is written by", origin)) : diagnostic;
    }
}

using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Delivery;

/// <summary>The rules for the files of a set, whatever is in the folder.</summary>
internal static class OutputSetRules
{
    /// <summary>Every file that is not allowed, and every two that are not allowed together.</summary>
    public static ImmutableArray<Diagnostic> Check(OutputSet set)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var files = new Dictionary<string, OutputFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in set.Files)
        {
            if (OutputPath.Fault(file.Path) is { } fault)
            {
                diagnostics.Add(Diagnostic.Error(Codes.OutputPathInvalid, file.Origin, $"the output file name '{file.Path}' {fault}"));
            }
            else if (file.Content.Length > OutputFile.MaxLength)
            {
                diagnostics.Add(Diagnostic.Error(Codes.OutputPathInvalid, file.Origin, $"'{file.Path}' has more than {OutputFile.MaxLength / 1024 / 1024} MiB"));
            }
            else if (!files.TryAdd(file.Path, file))
            {
                var other = files[file.Path];
                diagnostics.Add(Collision(file, other, other.Path == file.Path
                    ? $"'{file.Path}' would be written twice"
                    : $"'{file.Path}' and '{other.Path}' differ only in letter case and are one file on Windows and macOS"));
            }
        }

        CheckFolders(files, diagnostics);
        return diagnostics.DrainToImmutable();
    }

    private static void CheckFolders(Dictionary<string, OutputFile> files, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Values)
        {
            foreach (var folder in OutputPath.Ancestors(file.Path))
            {
                var known = folders.TryAdd(folder, folder) ? folder : folders[folder];
                if (known != folder)
                {
                    diagnostics.Add(Collision(file, null,
                        $"the folders '{folder}' and '{known}' differ only in letter case and are one folder on Windows and macOS"));
                }
                else if (files.TryGetValue(folder, out var other))
                {
                    diagnostics.Add(Collision(file, other, $"'{other.Path}' is a file, and '{file.Path}' needs a folder of that name"));
                }
            }
        }
    }

    private static Diagnostic Collision(OutputFile file, OutputFile? other, string message)
    {
        var diagnostic = Diagnostic.Error(Codes.OutputPathCollision, file.Origin, message);
        return other?.Origin is { } origin ? diagnostic.With(new RelatedLocation($"'{other.Path}' is written by", origin)) : diagnostic;
    }
}

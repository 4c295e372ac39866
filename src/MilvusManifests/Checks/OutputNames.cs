using System.Collections.Immutable;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Every file of the set has a name that any file system accepts, and no two of them conflict.</summary>
internal sealed class OutputNames : ICheck
{
    /// <summary>A file of the set has a name that is not allowed, or too much content.</summary>
    public static readonly DiagnosticCode Invalid = new(
        "MM5001",
        "output file not allowed",
        "Files are written below the output folder only, under names that every file system accepts: segments separated by '/', none of them empty, '.' or "
        + "'..', without control characters, invisible characters, backslashes and any of : * ? \" < > |, none that begins with '.git', is a device or a "
        + "short name on Windows, or ends with a space or a dot. manifests.lock.yaml and .milvus-manifests are reserved for the tool itself. A file has at "
        + "most 64 MiB.",
        new("the output file name 'manifests/aux.yaml' has a segment 'aux.yaml', which is a device on Windows", "templates/manifests/aux.yaml.sbn"),
        "Rename the template, or what its name is made from.");

    /// <summary>Two files of the set cannot be in one folder.</summary>
    public static readonly DiagnosticCode Collision = new(
        "MM5002",
        "two output files collide",
        "Two templates write the same file, or names that differ only in letter case (one file on Windows and macOS), or a file and a folder of the same name.",
        new(
            "'manifests/Prometheus-service.yaml' and 'manifests/prometheus-service.yaml' differ only in letter case and are one file on Windows and macOS",
            "templates/manifests/Prometheus-service.yaml.sbn"),
        "Rename one of the templates, or give the two Milvus releases different namespaces or names.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Invalid, Collision];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Files;

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
                found.Error(Invalid, file.Origin, $"the output file name '{file.Path}' {fault}");
            }
            else if (file.Content.Length > OutputFile.MaxLength)
            {
                found.Error(Invalid, file.Origin, $"'{file.Path}' has more than {OutputFile.MaxLength / 1024 / 1024} MiB");
            }
            else if (!files.TryAdd(file.Path, file))
            {
                var other = files[file.Path];
                found.Add(Collide(file, other, other.Path == file.Path
                    ? $"duplicate file '{file.Path}'"
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
                    yield return Collide(file, null, $"the folders '{folder}' and '{known}' differ only in letter case and are one folder on Windows and macOS");
                }
                else if (files.TryGetValue(folder, out var other))
                {
                    yield return Collide(file, other, $"'{other.Path}' is a file, and '{file.Path}' needs a folder of that name");
                }
            }
        }
    }

    private static Diagnostic Collide(OutputFile file, OutputFile? other, string message)
    {
        var diagnostic = Diagnostic.Error(Collision, file.Origin, message);
        return other?.Origin is { } origin ? diagnostic.With(new RelatedLocation($"'{other.Path}' is written by", origin)) : diagnostic;
    }
}

using System.Collections.Immutable;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Drift;

/// <summary>Finds manifests that no run wrote where generated ones are: whoever applies such a folder applies them too.</summary>
internal static class ExtraFiles
{
    // kustomize refuses a folder with two of these.
    private static readonly string[] Kustomizations = ["kustomization.yml", "Kustomization"];

    /// <summary>The extra files; an error for each folder that cannot be read.</summary>
    public static Result<ImmutableArray<Diagnostic>> Find(ComparedOutput output)
    {
        var comparer = output.Start.View.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var (known, folders) = (new HashSet<string>(comparer) { Inventory.FileName }, new HashSet<string>(comparer));
        foreach (var path in output.List.Files.Keys)
        {
            Add(path);
        }

        foreach (var path in output.Lock.Files.Files.Keys)
        {
            Add(path);
        }

        var listed = FolderWalk.List(output.Root.FullPath, output.Root.Shown, entry => !entry.IsHidden && folders.Contains(Top(entry.Path)));
        var extra = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var entry in listed.Value)
        {
            if (IsExtra(entry))
            {
                extra.Add(Report(output, entry));
            }
        }

        return new(extra.DrainToImmutable(), listed.Diagnostics);

        void Add(string path)
        {
            known.Add(path);
            folders.Add(Top(path));
        }

        bool IsExtra(FolderEntry entry) =>
            entry.Kind != EntryKind.Folder && !entry.IsHidden && !known.Contains(entry.Path)
            && (Array.IndexOf(Kustomizations, entry.Name) >= 0 || (entry.Path.Contains('/', StringComparison.Ordinal) && SetFile.IsManifest(entry.Path)));
    }

    // Empty for what is in the output folder itself.
    private static string Top(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? path : path[..slash];
    }

    private static Diagnostic Report(ComparedOutput output, FolderEntry entry) =>
        Diagnostic.Error(
            DriftCodes.Extra,
            output.PlaceOf(entry.Path),
            Array.IndexOf(Kustomizations, entry.Name) >= 0
                ? $"'{entry.Path}' was not generated, and is a {(entry.Path.Contains('/', StringComparison.Ordinal) ? "" : "second ")}kustomization among generated files"
                : $"'{entry.Path}' was not generated, and is applied with the folder that it is in",
            "delete it, or move it out of the folder; to make it part of the set, write a template for it");
}

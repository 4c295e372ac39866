using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>The files of a folder of templates, by their paths below it, with <c>/</c>.</summary>
/// <param name="Templates">The templates.</param>
/// <param name="Strays">Files that are named as manifests, not as templates.</param>
internal sealed record TemplateFolder(ImmutableSortedSet<string> Templates, ImmutableSortedSet<string> Strays)
{
    // No layout of templates needs more; and a folder linked into itself ends here.
    private const int DeepestFolder = 8;

    /// <summary>What is below a folder, and what of it could not be looked into. A folder that does not exist has nothing.</summary>
    /// <param name="folder">The folder, as diagnostics show it; empty for the current one.</param>
    public static Result<TemplateFolder> Find(string folder)
    {
        var found = new DiagnosticBag();
        var root = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        string[] paths = root.Exists ? [.. Look(root, "", 0, folder, found)] : [];
        return found.With(new TemplateFolder(
            [.. paths.Where(path => path.EndsWith(TemplateSet.Suffix, StringComparison.Ordinal))],
            [.. paths.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal))]));
    }

    private static IEnumerable<string> Look(DirectoryInfo folder, string path, int depth, string root, DiagnosticBag found)
    {
        if (depth > DeepestFolder)
        {
            found.Error(TextCodes.FileUnreadable, Start(root, path), FormattableString.Invariant($"templates are looked for in at most {DeepestFolder} levels of folders; move these up"));
            return [];
        }

        try
        {
            // Editors and version control keep their own things in hidden files.
            var entries = folder.EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
            return entries.SelectMany(entry =>
            {
                var inner = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
                return entry is DirectoryInfo below ? Look(below, inner, depth + 1, root, found) : [inner];
            });
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            found.Error(TextCodes.FileUnreadable, Start(root, path), $"the templates in this folder cannot be read: {refused.Message.ReplaceLineEndings(" ")}");
            return [];
        }
    }

    private static Location Start(string root, string path) => new SourceText(path.Length == 0 ? root : $"{root}/{path}", "").At(0, 0);
}

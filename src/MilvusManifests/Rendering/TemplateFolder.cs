using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Finds the templates below a folder, and says what it could not look into.</summary>
internal sealed class TemplateFolder
{
    // No layout of templates needs more; and a folder linked into itself ends here.
    private const int DeepestFolder = 8;

    private readonly ImmutableSortedSet<string>.Builder paths = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly DiagnosticBag found = new();
    private readonly string shown;

    private TemplateFolder(string shown) => this.shown = shown;

    /// <summary>The paths of the templates below the folder, with <c>/</c>. A folder that does not exist has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">The folder as diagnostics show it.</param>
    public static Result<ImmutableSortedSet<string>> Find(string folder, string shown)
    {
        var search = new TemplateFolder(shown);
        if (Directory.Exists(folder))
        {
            search.Look(new DirectoryInfo(folder), "", 0);
        }

        return search.found.With(search.paths.ToImmutable());
    }

    private void Look(DirectoryInfo folder, string path, int depth)
    {
        if (depth > DeepestFolder)
        {
            Fail(path, FormattableString.Invariant($"templates are looked for in at most {DeepestFolder} levels of folders; move these up"));
            return;
        }

        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                Add(entry, path.Length == 0 ? entry.Name : $"{path}/{entry.Name}", depth);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Fail(path, $"the templates in this folder cannot be read: {refused.Message.ReplaceLineEndings(" ")}");
        }
    }

    private void Add(FileSystemInfo entry, string path, int depth)
    {
        // Editors and version control keep their own things in hidden files.
        if (entry.Name.StartsWith('.'))
        {
            return;
        }

        if (entry is DirectoryInfo below)
        {
            Look(below, path, depth + 1);
        }
        else if (path.EndsWith(TemplateSet.Suffix, StringComparison.Ordinal))
        {
            paths.Add(path);
        }
        else if (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal))
        {
            found.Add(Diagnostic.Warning(Codes.TemplateUnused, Start(path), $"'{path}' is not read; name it '{Path.ChangeExtension(path, null)}.yaml{TemplateSet.Suffix}' to have it written"));
        }
    }

    private void Fail(string path, string message) =>
        found.Error(Codes.FileUnreadable, Start(path), message);

    private Location Start(string path) => new SourceText(path.Length == 0 ? shown : $"{shown}/{path}", "").At(0, 0);
}

using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>A folder of manifests on the disk, or one file of them. Links within it are not followed.</summary>
public static class ManifestFolder
{
    /// <summary>Reads the files.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="shown">It as diagnostics show it.</param>
    public static Result<SetFiles> Read(string path, string shown)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            return new(null, [Diagnostic.Error(Codes.ComparedMissing, null, $"there is no folder or file '{shown}' to compare")]);
        }

        var files = ImmutableArray.CreateBuilder<SetFile>();
        try
        {
            var left = SetFiles.MostBytes;
            foreach (var file in Directory.Exists(path) ? FilesOf(path, shown, diagnostics) : [path])
            {
                var below = file == path ? Path.GetFileName(path) : Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/');
                var name = file == path ? shown : $"{shown.TrimEnd('/')}/{below}";
                var length = new FileInfo(file).Length;
                left -= length;
                if (length > SourceFile.DefaultMaxBytes || left < 0 || files.Count == SetFiles.MostFiles)
                {
                    diagnostics.Add(TooMuch(name, length));
                    break;
                }

                // What has no length may be a pipe, which would never let go of its reader.
                files.Add(new SetFile(below, name, length == 0 ? [] : File.ReadAllBytes(file)));
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Diagnostic.Error(Codes.FileUnreadable, null, $"'{shown}' cannot be read: {refused.Message.ReplaceLineEndings(" ").TrimEnd('.')}"));
        }

        return new(new SetFiles(files.DrainToImmutable()), diagnostics.DrainToImmutable());
    }

    /// <summary>Says that a file is one too many or too large.</summary>
    internal static Diagnostic TooMuch(string name, long length) => Diagnostic.Error(
        Codes.ComparedSize,
        new SourceText(name, "").At(0, 0),
        length > SourceFile.DefaultMaxBytes
            ? "the file is larger than 32 MiB"
            : FormattableString.Invariant($"there are more than {SetFiles.MostFiles} files or {SetFiles.MostBytes / (1024 * 1024)} MiB; is this the right folder?"));

    private static IEnumerable<string> FilesOf(string root, string shown, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var listed = FolderWalk.List(root, shown, below => below.Name != ".git");
        diagnostics.AddRange(listed.Diagnostics);
        diagnostics.AddRange(listed.Value.Where(entry => entry.Kind == FolderEntryKind.Link).Select(link => Diagnostic.Warning(
            Codes.ComparedPassedOver, new SourceText($"{shown.TrimEnd('/')}/{link.Path}", "").At(0, 0), "this is a symbolic link, and not followed")));
        return listed.Value.Where(entry => entry.Kind == FolderEntryKind.File && SetFiles.IsManifest(entry.Path)).Select(entry => Path.Combine(root, entry.Path));
    }
}

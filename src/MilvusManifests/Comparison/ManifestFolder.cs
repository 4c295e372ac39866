using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>A folder of manifests on the disk, or one file of them. Links within it are not followed.</summary>
public static class ManifestFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Reads the files.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="shown">It as diagnostics show it.</param>
    public static Result<SetFiles> Read(string path, string shown)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            return new(null, [Diagnostic.Error(ComparisonCodes.Missing, null, $"there is no folder or file '{shown}' to compare")]);
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

                // What has no length is empty or no file at all: a pipe would never let go of its reader.
                files.Add(new SetFile(below, name, length == 0 ? [] : File.ReadAllBytes(file)));
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(Diagnostic.Error(TextCodes.FileUnreadable, null, $"'{shown}' cannot be read: {refused.Message.ReplaceLineEndings(" ").TrimEnd('.')}"));
        }

        return new(new SetFiles(files.DrainToImmutable()), diagnostics.DrainToImmutable());
    }

    /// <summary>Says that a file is one too many or too large.</summary>
    internal static Diagnostic TooMuch(string name, long length) => Diagnostic.Error(
        ComparisonCodes.TooLarge,
        new SourceText(name, "").At(0, 0),
        length > SourceFile.DefaultMaxBytes
            ? "the file is larger than 32 MiB"
            : FormattableString.Invariant($"there are more than {SetFiles.MostFiles} files or {SetFiles.MostBytes / (1024 * 1024)} MiB; is this the right folder?"));

    private static List<string> FilesOf(string root, string shown, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var found = new List<string>();
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
            {
                var isFolder = entry.Attributes.HasFlag(FileAttributes.Directory);
                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    var name = $"{shown.TrimEnd('/')}/{Path.GetRelativePath(root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/')}";
                    diagnostics.Add(Diagnostic.Warning(ComparisonCodes.Skipped, new SourceText(name, "").At(0, 0), "this is a symbolic link, and not followed"));
                }
                else if (isFolder && entry.Name != ".git" && folders.Count < SetFiles.MostFiles)
                {
                    folders.Push(entry.FullName);
                }
                else if (!isFolder && SetFiles.IsManifest(entry.Name) && entry is FileInfo { Exists: true })
                {
                    found.Add(entry.FullName);
                }

                if (found.Count > SetFiles.MostFiles)
                {
                    break;
                }
            }
        }

        found.Sort(StringComparer.Ordinal);
        diagnostics.Sort((a, b) => string.CompareOrdinal(a.Location?.Path, b.Location?.Path));
        return found;
    }
}

using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>A file that a report is written to: in full or not at all, in place of the earlier one.</summary>
/// <param name="Format">The report's format.</param>
/// <param name="Path">The file.</param>
internal sealed record ReportFile(string Format, string Path)
{
    private static readonly StringComparer Paths = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    // A report that is a link stays one.
    private string Target => new FileInfo(Path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : System.IO.Path.GetFullPath(Path);

    /// <summary>Why the files of several reports cannot be written, as far as that can be known before there is a report; null if nothing is in the way.</summary>
    public static string? FaultOf(ImmutableArray<ReportFile> files)
    {
        var known = new HashSet<string>(Paths);
        foreach (var file in files)
        {
            try
            {
                var target = file.Target;
                if (file.FaultOf(target) is { } fault)
                {
                    return fault;
                }

                if (!known.Add(target))
                {
                    return $"--report: two reports cannot be written to the same file '{file.Path}'";
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                return file.Refused(refused);
            }
        }

        return null;
    }

    /// <summary>Writes the report; returns why that failed, or null.</summary>
    /// <param name="text">The report.</param>
    /// <param name="files">The files that the command read or generated; none of them is replaced.</param>
    public string? Write(string text, IEnumerable<string> files)
    {
        try
        {
            var target = Target;
            foreach (var file in files)
            {
                if (Paths.Equals(System.IO.Path.GetFullPath(file), target))
                {
                    return $"--report: '{Path}' is a file of this command and is not replaced; write the report to another one";
                }
            }

            return FaultOf(target) ?? Replace(target, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refused(refused);
        }
    }

    private static string? Replace(string target, byte[] content)
    {
        var folder = System.IO.Path.GetDirectoryName(target)!;
        var files = new FileSystem();
        var draft = DraftIn(folder);
        files.CreateFolder(folder);
        try
        {
            files.WriteNew(draft, content);
            files.SyncFiles([draft]);
            return files.TryRename(draft, target, () => FileEntry.KindAt(target) is EntryKind.None or EntryKind.File ? EntryState.Ready : EntryState.Blocked)
                ? null
                : $"--report: '{target}' is not a file";
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string DraftIn(string folder) => System.IO.Path.Combine(folder, $".milvus-manifests-{Guid.NewGuid():N}");

    private string? FaultOf(string target)
    {
        if (System.IO.Path.EndsInDirectorySeparator(Path) || FileEntry.KindAt(target) == EntryKind.Folder)
        {
            return $"--report: '{Path}' is a folder";
        }

        if (FileEntry.KindAt(target) is not (EntryKind.None or EntryKind.File))
        {
            return $"--report: '{Path}' is not a regular file";
        }

        var folder = System.IO.Path.GetDirectoryName(target);
        while (folder is not null && FileEntry.TargetKindAt(folder) == EntryKind.None)
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        if (folder is null || FileEntry.TargetKindAt(folder) != EntryKind.Folder)
        {
            return $"--report: '{Path}' cannot be written: '{folder}' is not a folder";
        }

        // Whether a folder can be written to shows only when that is tried.
        var probe = DraftIn(folder);
        new FileSystem().WriteNew(probe, []);
        File.Delete(probe);
        return null;
    }

    private string Refused(Exception refused) => $"--report: '{Path}' cannot be written: {refused.Message.TrimEnd('.')}";
}

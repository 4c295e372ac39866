using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison.Sides;

/// <summary>A folder of manifests on disk, or a single file. Links in it are not followed.</summary>
internal static class ManifestFolder
{
    /// <summary>Reads the files.</summary>
    /// <param name="path">The folder or file, as diagnostics show it.</param>
    /// <param name="trace">Records what is skipped, and why; null for no trace.</param>
    public static Result<ImmutableArray<SetFile>> Read(string path, Trace? trace = null)
    {
        if (!Directory.Exists(path))
        {
            return ReadFile(path);
        }

        var listed = FolderWalk.List(path, path, below => below.Name != ".git");
        var links = listed.Value.Where(entry => entry.Kind == EntryKind.Link).Select(link => Diagnostic.Warning(
            ComparisonCodes.Skipped, new SourceText(Shown(path, link.Path), "").At(0, 0), "symbolic links are not followed; skipped"));
        foreach (var entry in listed.Value)
        {
            if (ReasonToSkip(entry) is { } reason)
            {
                trace?.Write("skipped", $"{Shown(path, entry.Path)}: {reason}");
            }
        }

        var read = ReadAll(
            listed.Value.Where(entry => entry.Kind == EntryKind.File && SetFile.IsManifest(entry.Path)).Select(entry => new SetFile(entry.Path, Shown(path, entry.Path), [])),
            file => Path.Combine(path, file.Path));
        return read with { Diagnostics = [.. listed.Diagnostics, .. links, .. read.Diagnostics] };
    }

    // A pipe, as <(command) gives, would be opened and never end, or be taken for an empty file.
    private static Result<ImmutableArray<SetFile>> ReadFile(string path) =>
        !File.Exists(path) ? new([], [Diagnostic.Error(ComparisonCodes.Missing, null, $"folder or file '{path}' not found")])
        : FileEntry.Kind(new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) ?? new FileInfo(path)) != EntryKind.File
            ? new([], [Diagnostic.Error(TextCodes.FileUnreadable, new SourceText(path, "").At(0, 0), $"'{path}' is a pipe, a socket or a device; write its content to a file and compare that")])
        : ReadAll([new SetFile(Path.GetFileName(path), path, [])], _ => path);

    private static string? ReasonToSkip(FolderEntry entry) =>
        entry.Kind is EntryKind.Other or EntryKind.None ? "not a regular file"
        : entry.Kind == EntryKind.File && !SetFile.IsManifest(entry.Path) ? "not a *.yaml, *.yml, *.json file"
        : null;

    private static Result<ImmutableArray<SetFile>> ReadAll(IEnumerable<SetFile> files, Func<SetFile, string> place)
    {
        var read = ImmutableArray.CreateBuilder<SetFile>();
        var size = default(SetSize);
        foreach (var file in files)
        {
            try
            {
                var length = new FileInfo(place(file)).Length;
                size = size.Add(length);
                if (size.Check(file.Shown, length) is { } fault)
                {
                    return new([], [fault]);
                }

                read.Add(file with { Content = File.ReadAllBytes(place(file)) });
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return new([], [Diagnostic.Error(
                    TextCodes.FileUnreadable, new SourceText(file.Shown, "").At(0, 0), $"'{file.Shown}' cannot be read: {refused.Message.ReplaceLineEndings(" ").TrimEnd('.')}")]);
            }
        }

        return new(read.DrainToImmutable(), []);
    }

    private static string Shown(string folder, string path) => $"{folder.TrimEnd('/')}/{path}";
}

using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>Writes files where there are none: all of them or none.</summary>
internal static class NewFiles
{
    /// <summary>Writes the files, unless something is in the way of one of them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="isDryRun">Whether to look only.</param>
    /// <returns>What is in the way, or why writing failed: then there is none of the files.</returns>
    public static ImmutableArray<Diagnostic> Write(ImmutableArray<NewFile> files, bool isDryRun)
    {
        var made = new Stack<string>();
        try
        {
            ImmutableArray<Diagnostic> obstacles = [.. files.Select(Obstacle).OfType<Diagnostic>()];
            if (!obstacles.IsEmpty || isDryRun)
            {
                return obstacles;
            }

            foreach (var file in files)
            {
                CreateFolders(Path.GetDirectoryName(file.Path)!, made);
                Create(file, made);
            }

            return [];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Remove(made);
            return [Diagnostic.Error(CommandLineCodes.NotWritten, null, $"nothing was written: {refused.Message.TrimEnd('.')}")];
        }
    }

    private static Diagnostic? Obstacle(NewFile file)
    {
        for (var slash = file.Below.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = file.Below.IndexOf('/', slash + 1))
        {
            var folder = Path.Combine(file.Root, file.Below[..slash]);
            if (FileEntry.KindAt(folder) is not (EntryKind.None or EntryKind.Folder))
            {
                return InTheWay(file, $"'{(file with { Below = file.Below[..slash] }).Shown}' is not a folder; symbolic links are not followed");
            }
        }

        return FileEntry.KindAt(file.Path) == EntryKind.None ? null : InTheWay(file, $"'{file.Shown}' exists and is not replaced");
    }

    private static Diagnostic InTheWay(NewFile file, string message)
    {
        var leaveOut = file.Name is null ? "" : file.Name == "ci" ? ", or leave the file out with --ci none" : $", or leave the file out with --without {file.Name}";
        return Diagnostic.Error(CommandLineCodes.InTheWay, null, message, $"move it away{leaveOut}");
    }

    private static void CreateFolders(string folder, Stack<string> made)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        CreateFolders(Path.GetDirectoryName(folder)!, made);
        Directory.CreateDirectory(folder);
        made.Push(folder);
    }

    // Whatever has come there in the meantime is left as it is.
    private static void Create(NewFile file, Stack<string> made)
    {
        using var stream = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write);
        made.Push(file.Path);
        stream.Write(Encoding.UTF8.GetBytes(file.Text));
    }

    private static void Remove(Stack<string> made)
    {
        while (made.TryPop(out var path))
        {
            try
            {
                if (File.Exists(path))
                {
                    File.Delete(path);
                }
                else
                {
                    Directory.Delete(path);
                }
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // The error that is reported is the one that came before.
            }
        }
    }
}

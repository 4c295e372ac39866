using System.Text;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Delivery;

/// <summary>A place of a test's own with an output folder in it, gone when the test ends.</summary>
internal sealed class OutputFolder : IDisposable
{
    public OutputFolder()
    {
        Place = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
        Root = System.IO.Path.Combine(Place, "output");
    }

    public string Place { get; }

    public string Root { get; }

    public string Path(string path) => System.IO.Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(Path(path));

    /// <summary>Puts a file there that no run wrote.</summary>
    public OutputFolder Put(string path, string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(path))!);
        File.WriteAllText(Path(path), content);
        return this;
    }

    public Result<WriteResult> Write(params (string Path, string Content)[] files) => Write(new FileSystem { Durable = false }, files);

    public Result<WriteResult> Write(FileSystem through, params (string Path, string Content)[] files) =>
        OutputWriter.Write(through, Set(files), Root, new WriteOptions(), CancellationToken.None);

    /// <summary>Everything in the folder, a line each: <c>path = content</c>, <c>path -> link</c> or <c>path/</c> for an empty folder.</summary>
    public string[] Everything() => Directory.Exists(Root) ? [.. Entries(new DirectoryInfo(Root)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Everything but the list of files.</summary>
    public string[] Files() => [.. Everything().Where(line => !line.StartsWith(Inventory.FileName, StringComparison.Ordinal))];

    /// <summary>The folder next to the output folder.</summary>
    public string[] Beside() => [.. Directory.EnumerateFileSystemEntries(Place).Where(path => path != Root)];

    public void Dispose() => Directory.Delete(Place, recursive: true);

    public static OutputSet Set(params (string Path, string Content)[] files) =>
        new([.. files.Select(file => OutputFile.FromText(file.Path, file.Content))]);

    private IEnumerable<string> Entries(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = System.IO.Path.GetRelativePath(Root, entry.FullName);
            if (entry.LinkTarget is { } target)
            {
                yield return $"{path} -> {target}";
            }
            else if (entry is DirectoryInfo below)
            {
                var empty = true;
                foreach (var line in Entries(below))
                {
                    empty = false;
                    yield return line;
                }

                if (empty)
                {
                    yield return path + "/";
                }
            }
            else
            {
                yield return $"{path} = {Encoding.UTF8.GetString(File.ReadAllBytes(entry.FullName))}";
            }
        }
    }
}

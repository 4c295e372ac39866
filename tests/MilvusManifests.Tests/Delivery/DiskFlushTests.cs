using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Files are flushed one by one, or with everything else of their file system.</summary>
public sealed class DiskFlushTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Many_files_are_flushed_with_their_file_system_where_the_system_has_a_call_for_it()
    {
        Assert.Equal(OperatingSystem.IsLinux(), DiskFlush.TryFileSystem(Files(folder, 5)));
        Assert.False(DiskFlush.TryFileSystem(Files(folder, 4)));
        Assert.False(DiskFlush.TryFileSystem(Files(Path.Combine(folder, "gone"), 5)));
    }

    [Fact]
    public void Files_are_all_written_however_they_are_flushed()
    {
        foreach (var flushesAll in new[] { false, true })
        {
            var files = new FileSystem { FlushesAll = flushesAll };
            var paths = Files(Path.Combine(folder, flushesAll ? "all" : "each"), 9);
            files.CreateFolder(Path.GetDirectoryName(paths[0])!);
            Array.ForEach(paths, path => files.WriteNew(path, "a"u8));

            files.SyncFiles(paths);

            Assert.All(paths, path => Assert.Equal("a", File.ReadAllText(path)));
        }
    }

    [Fact]
    public void A_file_that_cannot_be_flushed_is_an_error()
    {
        Assert.Throws<FileNotFoundException>(() => new FileSystem().SyncFiles(Files(folder, 9)));
    }

    private static string[] Files(string folder, int count) => [.. Enumerable.Range(0, count).Select(i => Path.Combine(folder, $"{i}"))];
}

using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

/// <summary>What is listed of a folder.</summary>
public sealed class FolderWalkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("walk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Entries_are_in_ordinal_order_and_only_wanted_folders_are_listed()
    {
        Put("b/c.yaml", "x");
        Put("b-c.yaml", "x");
        Put("B.yaml", "x");
        Put(".git/config", "x");
        Put("empty.yaml", "");

        Assert.Equal(["Folder .git", "File B.yaml", "Folder b", "File b-c.yaml", "File b/c.yaml", "File empty.yaml"], List());
    }

    [Fact]
    public void Links_are_listed_and_not_followed()
    {
        Needs.Unix();
        Put("a/a.yaml", "x");
        Directory.CreateSymbolicLink(Path.Combine(folder, "a", "again"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere"), "nothing");

        Assert.Equal(["Folder a", "File a/a.yaml", "Link a/again", "Link nowhere"], List());
    }

    [Fact]
    public void A_pipe_is_not_an_empty_file()
    {
        Needs.Unix();
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder, "pipe.yaml")]))
        {
            made.WaitForExit();
        }

        Assert.Equal(["Other pipe.yaml"], List());
    }

    [Fact]
    public void A_folder_that_is_gone_is_an_error() =>
        Assert.Equal("none(1,1): error MM3015", FolderWalk.List(Path.Combine(folder, "none"), "none", _ => true).Diagnostics.Single().ToString().Split(": the folder 'none' cannot be read")[0]);

    private IEnumerable<string> List()
    {
        var listed = FolderWalk.List(folder, "shown", entry => !entry.IsHidden);
        Assert.Equal([], listed.Diagnostics);
        return listed.Value.Select(entry => $"{entry.Kind} {entry.Path}");
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

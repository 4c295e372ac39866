using System.Diagnostics;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

/// <summary>Paths of a configuration that stay below its folder.</summary>
public sealed class ContainedPathTests : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
    private readonly string folder;

    public ContainedPathTests()
    {
        folder = Directory.CreateDirectory(Path.Combine(place, "repository")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "real", "below"));
        Directory.CreateDirectory(Path.Combine(folder, ".git", "hooks"));
        Directory.CreateDirectory(Path.Combine(place, "repository-2"));
    }

    public void Dispose() => Directory.Delete(place, recursive: true);

    [Theory]
    [InlineData("real")]
    [InlineData("real/below/new")]
    [InlineData("nothing/at/all")]
    [InlineData(".github/x")]
    [InlineData("git/x")]
    public void A_path_that_stays_inside_is_accepted(string path) => Assert.Null(ContainedPath.Fault(folder, path));

    [Theory]
    [InlineData("real", null)]
    [InlineData("./real/../real/below", null)]
    [InlineData("../repository/real", null)]
    [InlineData("..", "'link' is a symbolic link that does not lead below the folder of the configuration")]
    [InlineData(".", "'link' is a symbolic link that does not lead below the folder of the configuration")]
    [InlineData("/etc", "'link' is a symbolic link that does not lead below the folder of the configuration")]
    [InlineData("/no/such/folder", "'link' is a symbolic link that does not lead below the folder of the configuration")]
    [InlineData("../repository-2", "'link' is a symbolic link that does not lead below the folder of the configuration")]
    [InlineData("link", "'link' leads through more than 40 symbolic links")]
    [InlineData(".git/hooks", "'link' is inside '.git', which belongs to git")]
    public void A_link_is_followed_before_it_is_judged(string target, string? fault)
    {
        File.CreateSymbolicLink(Path.Combine(folder, "link"), target);

        Assert.Equal(fault, ContainedPath.Fault(folder, "link"));
    }

    [Fact]
    public void A_link_on_the_way_is_named()
    {
        File.CreateSymbolicLink(Path.Combine(folder, "real", "out"), place);

        Assert.Equal(
            "'real/out/x/y' does not stay below the folder of the configuration: 'real/out' is a symbolic link that leads elsewhere",
            ContainedPath.Fault(folder, "real/out/x/y"));
    }

    [Theory]
    [InlineData(".git")]
    [InlineData(".git/hooks")]
    [InlineData(".GIT/hooks")]
    [InlineData("real/.git/x")]
    [InlineData(".git./hooks")]
    [InlineData("git~1/hooks")]
    [InlineData(".g\u200cit/hooks")]
    public void A_path_into_git_is_refused(string path) => Assert.Equal($"'{path}' is inside '.git', which belongs to git", ContainedPath.Fault(folder, path));

    [Fact]
    public void The_folder_itself_may_be_reached_through_a_link()
    {
        var link = Path.Combine(place, "link");
        File.CreateSymbolicLink(link, folder);
        File.CreateSymbolicLink(Path.Combine(folder, "absolute"), Path.Combine(folder, "real"));
        File.CreateSymbolicLink(Path.Combine(folder, "through"), Path.Combine(link, "real"));

        Assert.Null(ContainedPath.Fault(link, "absolute"));
        Assert.Null(ContainedPath.Fault(link, "through/below"));
        Assert.NotNull(ContainedPath.Fault(Path.Combine(folder, "real"), "../through"));
    }

    [Fact]
    public void A_pipe_is_refused_without_being_opened()
    {
        Needs.Unix();
        using (var mkfifo = Process.Start("mkfifo", Path.Combine(folder, "pipe")))
        {
            mkfifo.WaitForExit();
        }

        Assert.Equal("'pipe' is a pipe, a socket or a device", ContainedPath.Fault(folder, "pipe"));
    }

    [Fact]
    public void A_name_that_the_file_system_does_not_allow_is_rejected() =>
        Assert.StartsWith($"'{new string('x', 300)}' cannot be followed: ", ContainedPath.Fault(folder, new string('x', 300)), StringComparison.Ordinal);
}

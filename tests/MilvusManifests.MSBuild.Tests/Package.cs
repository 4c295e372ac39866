using Repository = MilvusManifests.Tests.Repository;

namespace MilvusManifests.MSBuild.Tests;

/// <summary>The package, packed once into a folder that is a feed.</summary>
public sealed class Package : IDisposable
{
    public Package()
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var project = Path.Combine(Repository.Root, "src", "MilvusManifests.MSBuild");
        var (code, output) = DotNet.Run(
            project, "pack", "--no-build", "--nologo", "-c", framework.Parent!.Name, "-o", Feed, "-p:MinVerSkip=true", $"-p:PackageVersion={Version}");
        Assert.True(code == 0, output);
    }

    /// <summary>The version the package has in these tests.</summary>
    public static string Version => "0.0.0-test";

    /// <summary>A folder that holds the feed and everything restored from it.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    /// <summary>The folder of the feed.</summary>
    public string Feed => Path.Combine(Root, "feed");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

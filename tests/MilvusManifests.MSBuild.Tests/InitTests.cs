using System.Text.RegularExpressions;
using Repository = MilvusManifests.Tests.Repository;

namespace MilvusManifests.MSBuild.Tests;

/// <summary>The project that <c>milvus-manifests init</c> writes, built with the package.</summary>
public sealed class InitTests(Package package) : IClassFixture<Package>
{
    [Fact]
    public void The_project_that_init_writes_generates_the_set_and_checks_it()
    {
        var folder = Directory.CreateDirectory(Path.Combine(package.Root, "init")).FullName;
        Init(folder);
        UsePackage(folder);

        var (built, output) = DotNet.Run(folder, "build", "--nologo", "-tl:off", "-v:n");
        Assert.True(built == 0, output);
        Assert.Matches("MilvusManifests: [0-9]+ written, 0 unchanged, 0 removed in ", output);
        Assert.True(File.Exists(Path.Combine(folder, "output/argocd/application.yaml")));
        Assert.True(Check(folder).ExitCode == 0, Check(folder).Output);

        File.AppendAllText(Path.Combine(folder, "output/kustomization.yaml"), "# edited\n");
        Assert.Contains(": error MM5102: ", Check(folder).Output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Output) Check(string folder) => DotNet.Run(folder, "build", "--nologo", "-tl:off", "-p:ManifestsMode=Check");

    private static void Init(string folder)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.Combine(Repository.Root, "src", "MilvusManifests.Cli", "bin", framework.Parent!.Name, framework.Name, "milvus-manifests.dll");
        var (code, output) = DotNet.Run(folder, "exec", program, "init", "--argocd", "https://git.example.com/acme/clusters.git");
        Assert.True(code == 0, output);
    }

    // The package of these tests has a version of its own, and the SDK of the project comes from where this repository's own was restored to.
    private static void UsePackage(string folder)
    {
        var project = Path.Combine(folder, "Manifests.csproj");
        var text = File.ReadAllText(project);
        var pinned = Regex.Replace(text, "(?<=Include=\"MilvusManifests.MSBuild\" Version=\")[^\"]+", Package.Version);
        Assert.NotEqual(text, pinned);
        File.WriteAllText(project, pinned);
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="../packages" /></config>
              <packageSources><clear /><add key="feed" value="../feed" /><add key="restored" value="{Restored()}" /></packageSources>
              <auditSources><clear /></auditSources>
            </configuration>
            """);
    }

    private static string Restored()
    {
        var (code, output) = DotNet.Run(Repository.Root, "nuget", "locals", "global-packages", "--list");
        Assert.True(code == 0, output);
        return output.Trim()["global-packages: ".Length..];
    }
}

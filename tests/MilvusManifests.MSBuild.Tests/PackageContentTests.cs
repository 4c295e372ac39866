using System.IO.Compression;
using System.Text.Json;

namespace MilvusManifests.MSBuild.Tests;

/// <summary>What is in the package.</summary>
public sealed class PackageContentTests(Package package) : IClassFixture<Package>
{
    private const string Tasks = "tasks/net10.0/";

    [Fact]
    public void The_task_ships_every_assembly_that_it_loads_and_MSBuild_does_not_have()
    {
        using var content = Open();
        using var dependencies = JsonDocument.Parse(content.GetEntry($"{Tasks}MilvusManifests.MSBuild.deps.json")!.Open());

        var loaded = dependencies.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(file => Tasks + Path.GetFileName(file.Name))
            .Order(StringComparer.Ordinal);
        var brought = content.Entries.Select(entry => entry.FullName).Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(loaded, brought);
        Assert.Contains($"{Tasks}YamlDotNet.dll", brought);
    }

    [Fact]
    public void The_package_has_a_readme_and_a_licence_and_no_symbols()
    {
        using var content = Open();
        using var specification = new StreamReader(content.GetEntry("MilvusManifests.MSBuild.nuspec")!.Open());

        Assert.Contains("""<license type="expression">Apache-2.0</license>""", specification.ReadToEnd(), StringComparison.Ordinal);
        Assert.NotNull(content.GetEntry("README.md"));
        Assert.DoesNotContain(content.Entries, entry => Path.GetExtension(entry.Name) is ".pdb" or ".dbg" || entry is { Name: "MilvusManifests.MSBuild.xml" or "MilvusManifests.xml" });
    }

    private ZipArchive Open() => ZipFile.OpenRead(Path.Combine(package.Feed, $"MilvusManifests.MSBuild.{Package.Version}.nupkg"));
}

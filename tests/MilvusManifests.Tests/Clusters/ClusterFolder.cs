namespace MilvusManifests.Tests.Clusters;

/// <summary>A git repository with a configuration for several clusters, and a cache of its own.</summary>
internal sealed class ClusterFolder : IDisposable
{
    private readonly ConfiguredFolder folder = new();

    public ClusterFolder() => Directory.CreateDirectory(Path.Combine(folder.Root, ".git"));

    public string Root => folder.Root;

    public string Output => folder.Output;

    public GenerateOptions Options => new(folder.Configuration) { Cache = Path.Combine(folder.Root, "cache") };

    public void Dispose() => folder.Dispose();

    public void Put(string path, string text) => folder.Put(path, text);

    public string Read(string path) => folder.Read(path);

    public string[] Files(Func<string, bool> isWanted) => folder.Files(isWanted);

    /// <summary>Generates from a configuration.</summary>
    public GenerationResult Generate(string configuration, Func<GenerateOptions, GenerateOptions>? change = null)
    {
        Put("manifests.config.yaml", configuration);
        return Generator.Generate(change is null ? Options : change(Options));
    }

    /// <summary>The first lines of what was found, without the folder in them.</summary>
    public string[] Lines(GenerationResult result) =>
        [.. result.Diagnostics.Select(found => found.ToString().Split('\n')[0].Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
}

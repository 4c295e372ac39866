using System.Collections.Immutable;

namespace MilvusManifests.Tests.BrokenInputs;

/// <summary>A temporary folder with an input and the set that was generated from it.</summary>
internal sealed class GeneratedFolder : IDisposable
{
    private const string Configuration = "manifests.config.yaml";

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("milvus-manifests-");

    public GeneratedFolder(string name = "") => Root = Path.Combine(temporary.FullName, name);

    /// <summary>The folder of the configuration.</summary>
    public string Root { get; }

    /// <summary>The folder of the set.</summary>
    public string Output => Path.Combine(Root, "output");

    /// <summary>Every file of the set, its bytes and when it was last written.</summary>
    public ImmutableSortedDictionary<string, (DateTime Written, string Content)> Snapshot() =>
        Directory.Exists(Output)
            ? new DirectoryInfo(Output).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .ToImmutableSortedDictionary(
                    entry => Path.GetRelativePath(Output, entry.FullName),
                    entry => (entry.LastWriteTimeUtc, entry is FileInfo file ? Convert.ToBase64String(File.ReadAllBytes(file.FullName)) : ""),
                    StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, (DateTime, string)>.Empty;

    public string Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>The text of a file of the set.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Output, path));

    public GenerationResult Generate() => Generator.Generate(new GenerateOptions(Path.Combine(Root, Configuration)));

    /// <summary>A folder with the same set.</summary>
    public GeneratedFolder Copy()
    {
        var copy = new GeneratedFolder();
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>A diagnostic with its paths relative to the folder.</summary>
    public string Show(object diagnostic) => $"{diagnostic}".Replace(Root.TrimEnd('/') + "/", "", StringComparison.Ordinal);

    public void Dispose() => temporary.Delete(recursive: true);
}

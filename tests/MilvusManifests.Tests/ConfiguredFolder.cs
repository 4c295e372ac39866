namespace MilvusManifests.Tests;

/// <summary>A folder with a configuration, generated from as a user does.</summary>
internal sealed class ConfiguredFolder : IDisposable
{
    private const string FileName = "manifests.config.yaml";

    /// <summary>The folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    /// <summary>The configuration.</summary>
    public string Configuration => Path.Combine(Root, FileName);

    /// <summary>The output folder.</summary>
    public string Output => Path.Combine(Root, "output");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes a file.</summary>
    public void Put(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Generates from a configuration and returns the lines about it, without the folder in them.</summary>
    public string[] Generate(string configuration)
    {
        Put(FileName, configuration);
        var found = Generator.Generate(new GenerateOptions(Configuration)).Diagnostics;
        return [.. found.Select(one => one.ToString().Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }

    /// <summary>A generated file.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Output, path));

    /// <summary>The generated files that a condition holds for, below the output folder, in ordinal order.</summary>
    public string[] Files(Func<string, bool> isWanted) =>
    [
        .. Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Output, file).Replace('\\', '/'))
            .Where(isWanted)
            .Order(StringComparer.Ordinal),
    ];
}

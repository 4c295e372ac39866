using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.CommandLine.Init;

/// <summary>An empty folder in which <c>init</c> is run.</summary>
internal sealed class InitRun : IDisposable
{
    /// <summary>The files, and what a run prints, with this in place of the version of the build.</summary>
    public const string Version = "{version}";

    /// <summary>The version of the build.</summary>
    public static readonly string BuildVersion = CommandLineRun.In(Repository.Root, "--version").Output.Trim();

    /// <summary>The folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Runs a command in a folder below.</summary>
    public CommandLineRun In(string folder, params string[] arguments)
    {
        Directory.CreateDirectory(PathOf(folder));
        var run = CommandLineRun.In(PathOf(folder), arguments);
        return run with { Output = run.Output.Replace(BuildVersion, Version, StringComparison.Ordinal) };
    }

    /// <summary>Runs <c>init</c> with arguments of which none has a space.</summary>
    public CommandLineRun Init(string arguments) => In("", ["init", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    public string PathOf(string path) => Path.Combine(Root, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Writes a file.</summary>
    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>The paths of everything there is, in order.</summary>
    public string[] Paths() => [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal)];

    /// <summary>The files but the schema, as text.</summary>
    public string Files()
    {
        var text = new StringBuilder();
        foreach (var file in Paths().Where(path => File.Exists(PathOf(path)) && !path.EndsWith("schema.json", StringComparison.Ordinal)))
        {
            text.Append("--- ").Append(file).Append('\n').Append(Read(file).Replace(BuildVersion, Version, StringComparison.Ordinal));
        }

        return text.ToString();
    }

    /// <summary>The configuration.</summary>
    public YamlMapping Configuration(string folder = "") => Yaml(Path.Combine(folder, "manifests.config.yaml"));

    /// <summary>A file of YAML.</summary>
    public YamlMapping Yaml(string path)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(new SourceText(path, Read(path)));
        Assert.Equal([], diagnostics);
        return Assert.IsType<YamlMapping>(document!.Root);
    }
}

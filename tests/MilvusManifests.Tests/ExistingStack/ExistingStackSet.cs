using System.Diagnostics;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.ExistingStack;

/// <summary>A folder with a configuration and the set that was generated from it.</summary>
internal sealed class ExistingStackSet : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("milvus-manifests-");

    /// <summary>Generates a set.</summary>
    /// <param name="keys">Keys at the top of the configuration, beside the versions.</param>
    /// <param name="milvus">The entries of <c>milvus</c>, in flow style.</param>
    /// <param name="release">The release of kube-prometheus.</param>
    /// <param name="stack">Further keys of <c>kubePrometheus</c>, in flow style.</param>
    public ExistingStackSet(string keys, string milvus = "{release: my-release, namespace: milvus, version: 2.6.15}", string release = PinnedRelease.Tag, string stack = "")
    {
        var kubernetes = Releases.Find(release).SupportedKubernetes[^1];
        Write("manifests.config.yaml", $"kubernetes: \"{kubernetes}\"\nkubePrometheus: {{version: {release}{stack}}}\n{keys}\nmilvus: [{milvus}]\n");
        var result = Generator.Generate(new GenerateOptions(PathOf("manifests.config.yaml")));
        Diagnostics = string.Join('\n', result.Diagnostics).Replace(folder.FullName + "/", "", StringComparison.Ordinal);
        Title = result.Title;
    }

    /// <summary>What was said about it.</summary>
    public string Diagnostics { get; }

    /// <summary>What it is.</summary>
    public string? Title { get; }

    /// <summary>The paths of its files, but for the lock.</summary>
    public IEnumerable<string> Files => Directory.GetFiles(PathOf("output"), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(PathOf("output"), path).Replace('\\', '/'))
        .Where(path => path != "manifests.lock.yaml")
        .Order(StringComparer.Ordinal);

    public string PathOf(string path) => Path.Combine(folder.FullName, path);

    /// <summary>A file of the set.</summary>
    public string Read(string path) => File.ReadAllText(PathOf($"output/{path}"));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>Runs the command in the folder.</summary>
    public CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder.FullName, arguments);

    /// <summary>What <c>kubectl kustomize</c> makes of a folder.</summary>
    public CommandLineRun Kustomize(string path = "output") =>
        CommandLineRun.Of(new ProcessStartInfo("kubectl", ["kustomize", path]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true });

    public void Dispose() => folder.Delete(recursive: true);
}

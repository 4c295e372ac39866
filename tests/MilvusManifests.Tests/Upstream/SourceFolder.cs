using MilvusManifests.Checks.Objects;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.Upstream;

/// <summary>A temporary folder: a repository with a configuration that names a source, and what lies beside it.</summary>
internal sealed class SourceFolder : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("milvus-manifests-");

    public SourceFolder()
    {
        Directory.CreateDirectory(PathOf("repository"));
        Environment = new SourceOptions { Cache = PathOf("cache") };
    }

    /// <summary>What reaching the source takes.</summary>
    public SourceOptions Environment { get; set; }

    /// <summary>Records what is read.</summary>
    public Trace? Trace { get; set; }

    public string PathOf(string path) => Path.Combine(temporary.FullName, path);

    /// <summary>A file of the set; null where there is none.</summary>
    public string? Output(string path) => File.Exists(PathOf($"repository/output/{path}")) ? File.ReadAllText(PathOf($"repository/output/{path}")) : null;

    public string[] Cached => Directory.Exists(PathOf("cache")) ? [.. Directory.GetFiles(PathOf("cache")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)] : [];

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllBytes(PathOf(path), content);
    }

    /// <summary>Writes a small checkout.</summary>
    public void WriteUpstream(string folder)
    {
        foreach (var (path, text) in SmallUpstream.Files)
        {
            Write($"{folder}/{path}", text);
        }
    }

    /// <summary>Generates with a source, and returns the diagnostics: paths relative to the temporary folder, warnings of a set that is no release left out.</summary>
    /// <param name="source">The value of <c>source</c>, in flow style.</param>
    /// <param name="stack">Further keys of <c>kubePrometheus</c>, indented by two blanks.</param>
    /// <param name="rest">Further keys at the top.</param>
    /// <param name="locked">Whether nothing may be resolved anew.</param>
    public string[] Generate(string source, string stack = "", string rest = "rbac: namespaces\n", bool locked = false)
    {
        Write("repository/manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  source: {source}\n{stack}{rest}");
        var result = Generator.Generate(new GenerateOptions(PathOf("repository/manifests.config.yaml")) { Source = Environment, Trace = Trace, Locked = locked });
        // What the objects do to each other has tests of its own.
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Code != UpstreamCodes.Differs && ObjectChecks.All.All(check => check.Code != diagnostic.Code)).Select(Show)];
    }

    public string Show(object diagnostic) => $"{diagnostic}".Replace(temporary.FullName + "/", "", StringComparison.Ordinal);

    public void Dispose() => temporary.Delete(recursive: true);
}

using System.Collections.Concurrent;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Building;

/// <summary>Renders the shipped templates from the repository's folder with a configuration.</summary>
internal sealed class StackTemplates : ITemplateLoader
{
    private static readonly string Folder = Path.Combine(Repository.Root, "templates");
    private static readonly ConcurrentDictionary<string, Result<Template>> Parsed = new(StringComparer.Ordinal);
    private readonly ManifestsConfiguration configuration;

    /// <summary>Takes what stands below <c>kubePrometheus</c> besides the version, and entries of <c>milvus</c>.</summary>
    public StackTemplates(string settings = "", string milvus = "")
    {
        var text = "apiVersion: milvusmanifests/v1\nkubernetes: \"1.35\"\nkubePrometheus:\n  version: v0.18.0\n" + settings +
            "\nmilvus:\n" + (milvus.Length > 0 ? milvus : "  - {release: my-release, namespace: milvus, installedBy: helm, mode: cluster, version: 2.6.15}\n");
        var read = ConfigurationReader.Read(new SourceText("manifests.config.yaml", text));
        Assert.Empty(read.Diagnostics);
        configuration = read.Value!;
        Release = configuration.KubePrometheus.Release.Value;
    }

    public KubePrometheusRelease Release { get; }

    /// <summary>A namespace in the place of the configuration's.</summary>
    public string? Namespace { get; init; }

    public IEnumerable<string> Names => Parsed.Keys;

    /// <summary>Every file that comes from a template for the stack.</summary>
    public IEnumerable<string> Files =>
        Release.SetupFiles.Select(file => "setup/" + file).Concat(Release.Components.SelectMany(component => component.Files).Select(file => "manifests/" + file));

    public Result<Template>? Load(string name) =>
        File.Exists(Path.Combine(Folder, name))
            ? Parsed.GetOrAdd(name, path => Template.Parse(new SourceText(path, File.ReadAllText(Path.Combine(Folder, path)))))
            : null;

    /// <summary>What the template of a file writes.</summary>
    public string Render(string file)
    {
        var template = Load(file + ".sbn")!;
        Assert.Empty(template.Diagnostics);
        var rendered = template.Value!.Render(Model(), new RenderOptions { Loader = this });
        Assert.Empty(rendered.Diagnostics);
        return rendered.Value!.Text;
    }

    /// <summary>The objects that the template of a file writes.</summary>
    public IReadOnlyList<YamlMapping> Objects(string file)
    {
        var read = YamlReader.Read(new SourceText(file, Render(file)));
        Assert.Empty(read.Diagnostics);
        return [.. read.Value.Select(document => Assert.IsType<YamlMapping>(document.Root))];
    }

    /// <summary>The only object that the template of a file writes, as canonical YAML.</summary>
    public string Object(string file) => YamlWriter.Write(Assert.Single(Objects(file)));

    private Globals Model()
    {
        var stack = configuration.KubePrometheus;
        var named = Namespace is null ? Globals.Empty.With("namespace", stack.Namespace.Node) : Globals.Empty.With("namespace", Namespace);
        return named
            .With("release", Release.Node)
            .With("image", Release.Images.Aggregate(Globals.Empty, (images, image) => images.With(image.Name, image.Reference.ToString())))
            .With("config", stack.Node)
            .With("instance", configuration.Milvus[0].Node)
            .With("checksum", Globals.Empty.With("grafanaConfig", "0").With("grafanaDashboardProviders", "0").With("grafanaDatasources", "0"));
    }
}

using System.Collections.Concurrent;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templates;

/// <summary>The templates of the library, rendered for a configuration.</summary>
internal sealed class ShippedTemplates : ITemplateLoader
{
    /// <summary>The shortest configuration there is.</summary>
    public const string Shortest = $$"""
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus: {version: {{PinnedRelease.Tag}}}
        milvus: [{release: my-release, namespace: milvus, version: 2.6.15}]
        """;

    private const string Folder = "templates/";

    private static readonly ConcurrentDictionary<string, Result<Template>> Parsed = new(StringComparer.Ordinal);

    private readonly ManifestsConfiguration configuration;
    private readonly KubePrometheusRelease release;
    private readonly TemplateModel model;

    public ShippedTemplates(string configuration = Shortest)
    {
        var document = Whole(YamlReader.ReadSingle(new SourceText("manifests.config.yaml", configuration)));
        this.configuration = Whole(ConfigurationReader.Read(document.Root));
        release = this.configuration.KubePrometheus.Release.Value;
        model = new TemplateModel(this.configuration, release);
    }

    /// <summary>The templates for the shortest configuration with the stack in another namespace.</summary>
    public static ShippedTemplates InNamespace(string name) =>
        new(Shortest.Replace("{version: " + PinnedRelease.Tag + "}", $$"""{version: {{PinnedRelease.Tag}}, namespace: "{{name}}"}""", StringComparison.Ordinal));

    /// <summary>The templates of the stack, <c>manifests/grafana-service.yaml.sbn</c>.</summary>
    public IEnumerable<string> Stack => release.Components.SelectMany(component => component.Files).Select(file => $"manifests/{file}.sbn");

    /// <inheritdoc/>
    public IEnumerable<string> Names { get; } =
        [.. typeof(Template).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])];

    /// <inheritdoc/>
    public Result<Template>? Load(string name) => Names.Contains(name) ? Parsed.GetOrAdd(name, static found => Template.Parse(EmbeddedFile.Read(Folder + found))) : null;

    /// <summary>What a template of the stack writes.</summary>
    public string Render(string name) => Render(name, model.For(null));

    /// <summary>What a template writes for the entry of <c>milvus</c> with this index.</summary>
    public string RenderMilvus(string name, int entry = 0)
    {
        var milvus = configuration.Milvus[entry];
        return Render(name, model.For(milvus));
    }

    /// <summary>The objects that a template of the stack writes, those of typed lists each for itself.</summary>
    public IReadOnlyList<YamlMapping> Objects(string name) => ObjectsOf(new SourceText(name, Render(name)));

    /// <summary>The objects of a file, those of typed lists each for itself.</summary>
    public static IReadOnlyList<YamlMapping> ObjectsOf(SourceText source) =>
        [.. Whole(YamlReader.Read(source)).Select(document => (YamlMapping)document.Root).SelectMany(root => root["items"] is YamlSequence items ? items.Items.Cast<YamlMapping>() : [root])];

    private string Render(string name, Globals model)
    {
        var rendered = Whole(Load(name)!).Render(model, new RenderOptions { Loader = this });
        return Whole(rendered).Text;
    }

    private static T Whole<T>(Result<T> result)
    {
        Assert.Equal("", string.Join('\n', result.Diagnostics));
        return result.Value!;
    }
}

using System.Collections.Concurrent;
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
    public const string Shortest = """
        apiVersion: milvusmanifests/v1
        kubernetes: "1.35"
        kubePrometheus: {version: v0.18.0}
        milvus: [{release: my-release, namespace: milvus, version: 2.6.15}]
        """;

    private const string Folder = "templates/";

    private static readonly ConcurrentDictionary<string, Result<Template>> Parsed = new(StringComparer.Ordinal);

    private readonly ManifestsConfiguration configuration;
    private readonly KubePrometheusRelease release;

    public ShippedTemplates(string configuration = Shortest)
    {
        var document = Whole(YamlReader.ReadSingle(new SourceText("manifests.config.yaml", configuration)));
        this.configuration = Whole(ConfigurationReader.Read(document.Root));
        release = Whole(KubePrometheusReleases.Find(this.configuration.KubePrometheus.Version.Value));
    }

    /// <summary>The templates of the stack, <c>manifests/grafana-service.yaml.sbn</c>.</summary>
    public IEnumerable<string> Stack => release.Components.SelectMany(component => component.Files).Select(file => $"manifests/{file}.sbn");

    /// <inheritdoc/>
    public IEnumerable<string> Names { get; } =
        [.. typeof(Template).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])];

    /// <inheritdoc/>
    public Result<Template>? Load(string name) => Names.Contains(name) ? Parsed.GetOrAdd(name, static found => Template.Parse(EmbeddedFile.Read(Folder + found))) : null;

    /// <summary>What a template of the stack writes.</summary>
    public string Render(string name) => Render(name, Model());

    /// <summary>What a template writes for the entry of <c>milvus</c> with this index.</summary>
    public string RenderMilvus(string name, int entry = 0)
    {
        var milvus = configuration.Milvus[entry];
        var instance = (ObjectValue)Value.FromYaml(milvus.Node);
        instance = new ObjectValue(Enumerable.Range(0, instance.Count).Select(instance.GetAt))
            .Set("fullname", new StringValue(milvus.Names.FullName))
            .Set("name", new StringValue(milvus.Names.Name));
        return Render(name, Model().Set("instance", instance));
    }

    /// <summary>The objects that a template of the stack writes, those of typed lists each for itself.</summary>
    public IReadOnlyList<YamlMapping> Objects(string name) => ObjectsOf(new SourceText(name, Render(name)));

    /// <summary>The objects of a file, those of typed lists each for itself.</summary>
    public static IReadOnlyList<YamlMapping> ObjectsOf(SourceText source) =>
        [.. Whole(YamlReader.Read(source)).Select(document => (YamlMapping)document.Root).SelectMany(root => root["items"] is YamlSequence items ? items.Items.Cast<YamlMapping>() : [root])];

    private string Render(string name, ObjectValue model)
    {
        var rendered = Whole(Load(name)!).Render(model, new RenderOptions { Loader = this });
        return Whole(rendered).Text;
    }

    private ObjectValue Model()
    {
        var kubePrometheus = configuration.KubePrometheus;
        var images = new ObjectValue();
        foreach (var image in release.Images)
        {
            images.Set(image.Name, new StringValue(image.Reference));
        }

        return new ObjectValue()
            .Set("namespace", new StringValue(kubePrometheus.Namespace.Value))
            .Set("release", Value.FromYaml(release.Node))
            .Set("image", images)
            .Set("config", Value.FromYaml(kubePrometheus.Node))
            .Set("rbac", Value.FromYaml(configuration.Complete["rbac"]!))
            .Set("milvus", Value.FromYaml(configuration.Complete["milvus"]!))
            .Set("checksum", new ObjectValue()
                .Set("grafanaConfig", new StringValue("0123"))
                .Set("grafanaDashboardProviders", new StringValue("4567"))
                .Set("grafanaDatasources", new StringValue("89ab")));
    }

    private static T Whole<T>(Result<T> result)
    {
        Assert.Equal("", string.Join('\n', result.Diagnostics));
        return result.Value!;
    }
}

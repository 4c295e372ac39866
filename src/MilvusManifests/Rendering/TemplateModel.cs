using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Rendering;

/// <summary>What templates see: <c>docs/templates.md</c> lists the roots.</summary>
public sealed class TemplateModel
{
    private readonly ManifestsConfiguration configuration;
    private readonly List<KeyValuePair<string, Value>> common;

    /// <summary>The model of a configuration and its release.</summary>
    public TemplateModel(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        this.configuration = configuration;
        var stack = configuration.KubePrometheus;
        common =
        [
            new("namespace", Value.FromYaml(stack.Namespace.Node)),
            new("kubernetes", Kubernetes(configuration)),
            new("release", Value.FromYaml(release.Node)),
            new("image", Images(release, stack.Images)),
            new("config", Value.FromYaml(stack.Node)),
            new("rbac", Value.FromYaml(configuration.Rbac.Node)),
            new("milvus", new ArrayValue(configuration.Milvus.Select(Instance)) { IsReadOnly = true }),
        ];
    }

    /// <summary>The model of one file.</summary>
    /// <param name="milvus">The Milvus it is for, seen as <c>instance</c>; null for the stack's own files, where <c>instance</c> is null.</param>
    /// <param name="checksums">Checksums of objects that were rendered before, seen as <c>checksum</c>.</param>
    public ObjectValue For(MilvusInstance? milvus, ObjectValue checksums) =>
        new ObjectValue(
        [
            .. common,
            new("instance", milvus is null ? NullValue.Instance : Instance(milvus)),
            new("checksum", checksums),
        ]).AsReadOnly();

    private static ObjectValue Kubernetes(ManifestsConfiguration configuration) => new ObjectValue(
    [
        new("version", new StringValue(configuration.Kubernetes.Value.ToString()) { Origin = configuration.Kubernetes.Location }),
        new("minor", IntegerValue.Of(configuration.Kubernetes.Value.Minor)),
    ]).AsReadOnly();

    private static ObjectValue Images(KubePrometheusRelease release, ImagesConfiguration images) =>
        new ObjectValue(release.Images.Select(image => new KeyValuePair<string, Value>(
            image.Name,
            new StringValue(image.ReferenceAt(images.Registry?.Value ?? image.Registry, images.Digests.GetValueOrDefault(image.Name)?.Value))))).AsReadOnly();

    private static Value Instance(MilvusInstance milvus)
    {
        var names = milvus.Names;
        var node = milvus.Node;
        var members = new ObjectValue();
        foreach (var entry in node.Entries)
        {
            members.Set(entry.Key.Value, Value.FromYaml(entry.Value));
        }

        members.Set("name", new StringValue(names.Name));
        members.Set("fullname", new StringValue(names.FullName));
        members.Set("monitor", new StringValue(names.Monitor));
        return members.AsReadOnly();
    }
}

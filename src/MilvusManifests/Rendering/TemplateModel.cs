using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Rendering;

/// <summary>What templates see: <c>docs/templates.md</c> lists the roots.</summary>
public sealed class TemplateModel
{
    private static readonly string[] Names = ["namespace", "kubernetes", "release", "image", "config", "rbac", "milvus"];

    private readonly Value[] roots;

    /// <summary>The model of a configuration and its release.</summary>
    public TemplateModel(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        var stack = configuration.KubePrometheus;
        roots =
        [
            Value.FromYaml(stack.Namespace.Node),
            Kubernetes(configuration),
            Value.FromYaml(release.Node),
            Images(release, stack.Images),
            Value.FromYaml(stack.Node),
            Value.FromYaml(configuration.Rbac.Node),
            new ArrayValue(configuration.Milvus.Select(Instance)) { IsReadOnly = true },
        ];
    }

    /// <summary>The model of one file.</summary>
    /// <param name="milvus">The Milvus it is for, seen as <c>instance</c>; null for the stack's own files, where <c>instance</c> is null.</param>
    /// <param name="checksums">Checksums of objects that were rendered before, seen as <c>checksum</c>.</param>
    public ObjectValue For(MilvusInstance? milvus, ObjectValue checksums)
    {
        var model = new ObjectValue();
        for (var i = 0; i < roots.Length; i++)
        {
            model.Set(Names[i], roots[i]);
        }

        return model.Set("instance", milvus is null ? NullValue.Instance : Instance(milvus)).Set("checksum", checksums).AsReadOnly();
    }

    private static ObjectValue Kubernetes(ManifestsConfiguration configuration) => new ObjectValue()
        .Set("version", new StringValue(configuration.Kubernetes.Value.ToString()) { Origin = configuration.Kubernetes.Location })
        .Set("minor", IntegerValue.Of(configuration.Kubernetes.Value.Minor))
        .AsReadOnly();

    private static ObjectValue Images(KubePrometheusRelease release, ImagesConfiguration images)
    {
        var references = new ObjectValue();
        foreach (var image in release.Images)
        {
            references.Set(image.Name, new StringValue(images.ReferenceOf(image)));
        }

        return references.AsReadOnly();
    }

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

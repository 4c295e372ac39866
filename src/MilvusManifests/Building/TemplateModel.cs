using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Templating.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>What templates see: <c>docs/templates.md</c> lists the roots.</summary>
internal sealed class TemplateModel
{
    private readonly Globals roots;

    /// <summary>The model of a configuration and its release.</summary>
    public TemplateModel(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        var stack = configuration.KubePrometheus;
        roots = Globals.Empty
            .With("namespace", stack.Namespace.Node)
            .With("kubernetes", Kubernetes(configuration))
            .With("release", release.Node)
            .With("image", release.Images.Aggregate(Globals.Empty, (references, image) => references.With(image.Name, image.Reference.ToString())))
            .With("config", stack.Node)
            .With("rbac", configuration.Rbac.Node)
            .With("runbooks", configuration.Runbooks.Value)
            .With("milvus", configuration.Milvus.Select(Instance))
            .With("checksum", Checksums.Placeholders);
    }

    /// <summary>The model of one file.</summary>
    /// <param name="milvus">The Milvus it is for, seen as <c>instance</c>; null for the stack's own files, where <c>instance</c> is null.</param>
    public Globals For(MilvusInstance? milvus) => milvus is null ? roots.With("instance", (YamlNode?)null) : roots.With("instance", Instance(milvus));

    private static Globals Kubernetes(ManifestsConfiguration configuration) => Globals.Empty
        .With("version", configuration.Kubernetes.Value.ToString(), configuration.Kubernetes.Location)
        .With("minor", configuration.Kubernetes.Value.Minor);

    private static Globals Instance(MilvusInstance milvus)
    {
        var names = milvus.Names.Value;
        return Globals.From(milvus.Node).With("name", names.Name).With("fullname", names.FullName).With("monitor", names.Monitor);
    }
}

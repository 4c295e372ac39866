using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of <c>manifests.config.yaml</c>: the one place where its keys stand.</summary>
internal static class ConfigurationShape
{
    /// <summary>The name of the file, where nobody says another.</summary>
    public const string FileName = "manifests.config.yaml";

    /// <summary>The version of the shape.</summary>
    public const string ApiVersion = "milvusmanifests/v1";

    private static readonly SequenceShape PatchOperations = new(
        new MappingShape(
            new PropertyShape("op", new ChoiceShape("add", "remove", "replace", "move", "copy", "test"), "The operation.") { IsRequired = true },
            new PropertyShape("path", new StringShape(Formats.JsonPointer), "Where, as a JSON Pointer.") { IsRequired = true },
            new PropertyShape("from", new StringShape(Formats.JsonPointer), "Where from, for `move` and `copy`."),
            new PropertyShape("value", new AnyShape(), "What, for `add`, `replace` and `test`."))
        {
            IsVerbatim = true,
            Rules =
            [
                new RequiredWhen("op", ["add", "replace", "test"], "value"),
                new RequiredWhen("op", ["move", "copy"], "from"),
            ],
        });

    /// <summary>The whole file.</summary>
    public static MappingShape Root { get; } = new(
        new PropertyShape("apiVersion", new ChoiceShape(ApiVersion), "The version of this file's shape.") { Default = Quoted(ApiVersion) },
        new PropertyShape("kubernetes", new StringShape(Formats.KubernetesVersion), "The minor version of the target cluster, in quotes.") { IsRequired = true },
        new PropertyShape("kubePrometheus", KubePrometheusShape.Root, "The stack.") { IsRequired = true },
        new PropertyShape("rbac", new ChoiceShape("clusterRole", "namespaces"),
            "How Prometheus may find Milvus: `clusterRole` adds a rule to the ClusterRole `prometheus-k8s`, as Milvus' documentation has it; "
            + "`namespaces` is least privilege, a Role and a RoleBinding in each namespace with a Milvus.")
        { Default = Quoted("clusterRole") },
        new PropertyShape("milvus", new SequenceShape(MilvusShape.Entry), "The Milvus installations to monitor.") { Default = YamlSequence.Empty },
        new PropertyShape("patches", new SequenceShape(Patch()), "JSON Patches of your own, applied in this order to the objects before they are written.")
        {
            Default = YamlSequence.Empty,
        },
        new PropertyShape("schemas", new SequenceShape(new StringShape(Formats.RelativePath)),
            "Schemas of your own kinds: files, or folders of them, with CustomResourceDefinitions, OpenAPI documents, JSON Schemas or packs. They win over the tool's.")
        { Default = YamlSequence.Empty },
        new PropertyShape("unknownKinds", new ChoiceShape("error", "warning", "ignore"), "What to do with an object whose kind no schema knows.") { Default = Quoted("error") },
        new PropertyShape("templates", new StringShape(Formats.RelativePath),
            "The folder of your own templates; a file of the same path replaces the shipped one.")
        { Default = Quoted("templates") },
        new PropertyShape("output", new StringShape(Formats.RelativePath), "The folder that the manifests are written to.") { Default = Quoted("output") });

    private static MappingShape Patch() => new(
        new PropertyShape("target",
            new MappingShape(
                new PropertyShape("kind", new StringShape(Formats.Kind), "The kind of the object.") { IsRequired = true },
                new PropertyShape("name", new StringShape(Formats.ObjectName), "The name of the object.") { IsRequired = true },
                new PropertyShape("namespace", new StringShape(Formats.DnsLabel), "The namespace of the object.") { Absent = "any" }),
            "The object that is changed.")
        { IsRequired = true },
        new PropertyShape("patch", PatchOperations, "The operations of RFC 6902."),
        new PropertyShape("file", new StringShape(Formats.RelativePath), "A JSON or YAML file with the operations, instead of `patch`."))
    {
        Rules = [new ExactlyOne("patch", "file")],
    };
}

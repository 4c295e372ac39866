using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Makes the typed configuration out of a complete, valid node.</summary>
internal static class ConfigurationBinder
{
    public static ManifestsConfiguration Bind(YamlMapping written, YamlMapping complete) => new()
    {
        Written = written,
        Complete = complete,
        Kubernetes = Read(complete, "kubernetes", KubernetesVersion.Parse),
        KubePrometheus = KubePrometheus(Mapping(written, "kubePrometheus"), Mapping(complete, "kubePrometheus")),
        Rbac = Read(complete, "rbac", text => text == "namespaces" ? RbacScope.Namespaces : RbacScope.ClusterRole),
        Milvus = Items(complete, "milvus", item => Milvus((YamlMapping)item)),
        Patches = Items(complete, "patches", item => Patch((YamlMapping)item)),
        Schemas = Items(complete, "schemas", item => new Setting<string>(PathSyntax.Normalise(((YamlScalar)item).Value), item)),
        UnknownKinds = Read(complete, "unknownKinds", Kinds),
        Templates = Read(complete, "templates", PathSyntax.Normalise),
        Output = Read(complete, "output", PathSyntax.Normalise),
    };

    private static KubePrometheusConfiguration KubePrometheus(YamlMapping written, YamlMapping node)
    {
        var components = Mapping(node, "components");
        return new()
        {
            Node = node,
            Version = Text(node, "version"),
            Source = Source(node["source"]!),
            Namespace = Text(node, "namespace"),
            LeftOut = StackComponent.Names.Where(name => !Switch(components, name).Value).ToImmutableSortedSet(StringComparer.Ordinal),
            Settings = StackSettings.Written(written),
            Images = Images(Mapping(node, "images")),
        };
    }

    private static KubePrometheusSource Source(YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            return new BuiltinSource(node.Location);
        }

        return Optional(mapping, "directory") is not null ? new DirectorySource(Read(mapping, "directory", PathSyntax.Normalise))
            : Optional(mapping, "archive") is not null ? new ArchiveSource(Text(mapping, "archive"), Text(mapping, "sha256"))
            : Git(Mapping(mapping, "git"));
    }

    private static GitSource Git(YamlMapping node) => new(Text(node, "url"), Text(node, "tag"), Text(node, "commit"));

    private static ImagesConfiguration Images(YamlMapping node)
    {
        var digests = Mapping(node, "digests");
        return new(
            OptionalText(node, "registry"),
            ImagesConfiguration.Names.Where(name => Optional(digests, name) is not null)
                .ToImmutableSortedDictionary(name => name, name => Text(digests, name), StringComparer.Ordinal));
    }

    private static UnknownKinds Kinds(string text) => text switch
    {
        "warning" => UnknownKinds.Warning,
        "ignore" => UnknownKinds.Ignore,
        _ => UnknownKinds.Error,
    };

    private static MilvusInstance Milvus(YamlMapping node)
    {
        var podMonitor = Mapping(node, "podMonitor");
        return new()
        {
            Node = node,
            Release = Text(node, "release"),
            Namespace = Text(node, "namespace"),
            InstalledBy = Read(node, "installedBy", text => text == "operator" ? InstalledBy.Operator : InstalledBy.Helm),
            Mode = Read(node, "mode", text => text == "standalone" ? MilvusMode.Standalone : MilvusMode.Cluster),
            Version = Text(node, "version"),
            NameOverride = OptionalText(node, "nameOverride"),
            FullnameOverride = OptionalText(node, "fullnameOverride"),
            ServiceMonitor = Monitor(Mapping(node, "serviceMonitor")),
            PodMonitor = Switch(podMonitor, "enabled").Value ? Monitor(podMonitor) : null,
        };
    }

    private static MonitorConfiguration Monitor(YamlMapping node) =>
        new(Text(node, "interval"), Text(node, "scrapeTimeout"), Mapping(node, "labels"));

    private static ObjectPatch Patch(YamlMapping node)
    {
        var target = Mapping(node, "target");
        return new(
            new PatchTarget(Text(target, "kind"), Text(target, "name"), OptionalText(target, "namespace")),
            Optional(node, "patch") as YamlSequence,
            Optional(node, "file") is null ? null : Read(node, "file", PathSyntax.Normalise),
            node.Location);
    }

    private static Setting<T> Read<T>(YamlMapping node, string key, Func<string, T> read)
    {
        var scalar = (YamlScalar)node[key]!;
        return new(read(scalar.Value), scalar);
    }

    private static Setting<string> Text(YamlMapping node, string key) => Read(node, key, text => text);

    private static Setting<string>? OptionalText(YamlMapping node, string key) => Optional(node, key) is null ? null : Text(node, key);

    private static Setting<int> Integer(YamlMapping node, string key) => Read(node, key, text => (int)Integers.TryParse(text)!.Value);

    private static Setting<bool> Switch(YamlMapping node, string key) => Read(node, key, text => text is "true" or "True" or "TRUE");

    private static YamlNode? Optional(YamlMapping node, string key) => node[key] is YamlScalar { Kind: YamlScalarKind.Null } ? null : node[key];

    private static YamlMapping Mapping(YamlMapping node, string key) => (YamlMapping)node[key]!;

    private static YamlSequence Sequence(YamlMapping node, string key) => (YamlSequence)node[key]!;

    private static ImmutableArray<T> Items<T>(YamlMapping node, string key, Func<YamlNode, T> read) =>
        Sequence(node, key).Items.Select(read).ToImmutableArray();
}

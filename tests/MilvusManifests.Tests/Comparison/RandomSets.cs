using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Building;
using MilvusManifests.Tests.Yaml;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Comparison;

/// <summary>Sets of objects whose kinds and fields are real and whose values are anything.</summary>
internal static class RandomSets
{
    private static readonly (string ApiVersion, string Kind)[] Kinds =
    [
        ("v1", "Service"), ("v1", "Secret"), ("v1", "ConfigMap"), ("v1", "Namespace"), ("apps/v1", "Deployment"), ("apps/v1", "StatefulSet"),
        ("rbac.authorization.k8s.io/v1", "Role"), ("rbac.authorization.k8s.io/v1", "RoleBinding"), ("networking.k8s.io/v1", "NetworkPolicy"),
        ("monitoring.coreos.com/v1", "PrometheusRule"), ("monitoring.coreos.com/v1", "Prometheus"), ("monitoring.coreos.com/v1", "ServiceMonitor"),
        ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("example.com/v1", "Own"),
    ];

    private static readonly string[] Fields =
    [
        "args", "apiGroups", "containers", "data", "egress", "endpoints", "env", "from", "groups", "image", "ingress", "items", "name", "ports", "properties", "resources",
        "roleRef", "rules", "schema", "selector", "spec", "subjects", "template", "type", "value", "verbs", "versions", "alert", "record", "enum", "required", "served",
    ];

    private static readonly string[] Words = ["", "a", "b", "*", "--a=1", "--a", "--password=x", "true", "8080", "example.com/a:v1.2.3", "v1", "line\nline\n", "{\"a\": 1}"];

    public static Gen<ImmutableArray<ManifestObject>> Sets { get; } =
        Gen.Choose(0, 6).SelectMany(count => Objects().ArrayOf(count)).Select(objects => objects.DistinctBy(candidate => candidate.Reference).ToImmutableArray());

    private static Gen<ManifestObject> Objects() =>
        from kind in Gen.Elements(Kinds)
        from name in Gen.Elements("a", "b")
        from fields in Mapping(4)
        let node = ((YamlMapping)fields)
            .With("apiVersion", YamlScalar.String(kind.ApiVersion)).With("kind", YamlScalar.String(kind.Kind))
            .With("metadata", new YamlMapping([new YamlEntry(YamlScalar.String("name"), YamlScalar.String(name))]))
        select new ManifestObject(ObjectReference.Of(node)!, node);

    private static Gen<YamlNode> Node(int depth) => depth == 0
        ? Scalars()
        : Gen.Frequency(
            (2, Scalars()),
            (1, RandomNodes.Nodes),
            (3, Mapping(depth)),
            (3, Gen.Choose(0, 4).SelectMany(count => Node(depth - 1).ArrayOf(count)).Select(items => (YamlNode)new YamlSequence([.. items]))));

    private static Gen<YamlNode> Scalars() => Gen.Elements(Words).Select(word => (YamlNode)new YamlScalar(word, word.Length > 0 ? YamlScalarStyle.Plain : YamlScalarStyle.DoubleQuoted));

    private static Gen<YamlNode> Mapping(int depth) =>
        Gen.Choose(0, 5).SelectMany(count => Entry(depth - 1).ArrayOf(count))
            .Select(entries => (YamlNode)new YamlMapping([.. entries.DistinctBy(entry => entry.Key.Value, StringComparer.Ordinal)]));

    private static Gen<YamlEntry> Entry(int depth) =>
        Gen.Elements(Fields).SelectMany(field => Node(depth).Select(value => new YamlEntry(YamlScalar.String(field), value)));
}

using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Whether values are valid against a piece of a structural schema, its rules included.</summary>
internal static class SchemaFit
{
    private const string Group = "compared.example.com";
    private const string Kind = "Value";
    private const string Version = "v1";

    /// <summary>Whether all values are valid; none is where the schema cannot be read.</summary>
    public static bool Fits(IEnumerable<YamlNode> values, YamlMapping schema)
    {
        // The validator is for objects: the value becomes a field of one.
        var definition = new SourceText("definition.yaml", YamlWriter.Write(Definition(schema)));
        if (SchemaImport.FromCustomResourceDefinitions([definition]).Value is not { } pack || pack.FindKind(GroupVersionKind.Of(Group, Version, Kind)) is not { } kind)
        {
            return false;
        }

        var validator = new ObjectValidator(KubernetesSchemas.Open(KubernetesSchemas.All[^1]), ObjectRules.None);
        return values.All(value => !validator.Validate(Object(value), new KindSchema(pack, kind, "")).Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error));
    }

    private static YamlMapping Object(YamlNode value) => Mapping(
        ("apiVersion", Text($"{Group}/{Version}")),
        ("kind", Text(Kind)),
        ("metadata", Mapping(("name", Text("value")))),
        ("value", value));

    private static YamlMapping Definition(YamlMapping schema) => Mapping(
        ("apiVersion", Text("apiextensions.k8s.io/v1")),
        ("kind", Text("CustomResourceDefinition")),
        ("metadata", Mapping(("name", Text($"values.{Group}")))),
        ("spec", Mapping(
            ("group", Text(Group)),
            ("names", Mapping(("kind", Text(Kind)), ("plural", Text("values")))),
            ("scope", Text("Cluster")),
            ("versions", new YamlSequence([Mapping(
                ("name", Text(Version)),
                ("served", True),
                ("storage", True),
                ("schema", Mapping(("openAPIV3Schema", Mapping(("type", Text("object")), ("properties", Mapping(("value", schema))))))))])))));

    private static YamlScalar True => new("true", YamlScalarStyle.Plain);

    private static YamlScalar Text(string text) => YamlScalar.String(text);

    private static YamlMapping Mapping(params ReadOnlySpan<(string Key, YamlNode Value)> members)
    {
        var entries = new YamlEntry[members.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new YamlEntry(YamlScalar.String(members[i].Key), members[i].Value);
        }

        return new YamlMapping([.. entries]);
    }
}

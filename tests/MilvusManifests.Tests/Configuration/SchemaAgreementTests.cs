using System.Text.Json;
using Json.Schema;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Configuration;

/// <summary>The published JSON Schema accepts what the reader accepts, according to JsonSchema.Net itself.</summary>
public class SchemaAgreementTests
{
    private const int Mutations = 1500;

    private const string Several =
        "kubePrometheus: {prometheus: {replicas: 1, retention: 30d}, source: {archive: a.tar.gz}}\nmilvus: [{release: a, namespace: b, scrape: {interval: 30s}}]\noutput: out\nclusters:\n"
        + "  eu: {kubernetes: \"1.34\", kubePrometheus: {version: v0.18.0, source: builtin}, milvus: [{release: a, namespace: b, version: 2.6.15}], gitops: {flux: {revision: main}}}\n"
        + "  us: {extends: ../us.yaml, alerts: {}, patches: []}\n";

    private static readonly string[] Scalars =
        ["", "a", "A b", "\"1.35\"", "1.35", "v0.18.0", "2.6.15", "30s", "10Gi", "50GB", "helm", "standalone", "true", "3", "0", "-1", "1.5", "null", "../a", "a/b",
         "/spec/a", "add", "https://a.example", "sha256:abc"];

    [Theory]
    [InlineData(true, "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0}")]
    [InlineData(false, "kubernetes: \"1.35\"\nkubePrometheus: {rbac: false}")]
    [InlineData(false, "kubernetes: \"1.35\"\nkubePrometheus: {prometheus: {replicas: 1}}")]
    [InlineData(true, "kubePrometheus: {prometheus: {replicas: 1}}\nclusters: {eu: {kubernetes: \"1.35\", kubePrometheus: {version: v0.18.0}}}")]
    [InlineData(true, "kubePrometheus: {prometheus: {replicas: 1}}\nextends: ../base.yaml")]
    [InlineData(false, "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0}\nmilvus: [{release: a, namespace: b}]")]
    [InlineData(true, "milvus: [{release: a, namespace: b}]\nclusters: {eu: {milvus: [{release: a, namespace: b, version: 2.6.15}]}}")]
    [InlineData(false, "milvus: [{release: a}]\nclusters: {eu: {}}")]
    [InlineData(false, "clusters: {eu: {milvus: [{namespace: b, version: 2.6.15}]}}")]
    [InlineData(false, "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0, source: {}}")]
    [InlineData(true, "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0, source: builtin}")]
    [InlineData(false, "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0, source: {archive: a.tar.gz}}")]
    [InlineData(true, "kubePrometheus: {source: {archive: a.tar.gz}}\nclusters: {eu: {kubePrometheus: {source: {sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}}}")]
    [InlineData(false, "clusters: {eu: {kubePrometheus: {sourc: builtin}}}")]
    [InlineData(false, "clusters: {eu: {output: mine}}")]
    [InlineData(false, "clusters: {eu: {kubePrometheus: {version: 18}}}")]
    public void What_is_required_of_a_whole_configuration_is_not_of_one_with_clusters(bool isValid, string text)
    {
        var document = YamlReader.ReadSingle(new SourceText("configuration", text)).Value!.Root;

        Assert.Equal([isValid], Ask([document]));
        Assert.Equal(isValid, ShapeReader.Read(document, IsPart(document) ? ConfigurationShape.Partial : ConfigurationShape.Shape).Diagnostics.IsEmpty);
    }

    [Fact]
    public void The_schema_and_the_reader_agree_on_every_document()
    {
        var documents = Documents().ToArray();
        var verdicts = Ask(documents);

        Assert.Equal(documents.Length, verdicts.Length);
        for (var i = 0; i < documents.Length; i++)
        {
            var faults = ShapeReader.Read(documents[i], IsPart(documents[i]) ? ConfigurationShape.Partial : ConfigurationShape.Shape).Diagnostics;
            Assert.True(faults.IsEmpty == verdicts[i], $"the schema says {verdicts[i]}, the reader:\n{string.Join('\n', faults)}\n{ToJson(documents[i])}");
        }

        Assert.Contains(true, verdicts);
        Assert.Contains(false, verdicts);
    }

    private static IEnumerable<YamlNode> Documents()
    {
        foreach (var (title, source) in BrokenConfigurationsTests.Cases)
        {
            // A pattern cannot say how large a number is.
            if (YamlReader.ReadSingle(source).Value is { } document && title != "retention beyond what Prometheus counts")
            {
                yield return document.Root;
            }
        }

        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/configuration.md")).Split("```yaml\n")[^1].Split("```\n")[0];
        var example = YamlReader.ReadSingle(new SourceText("example", text)).Value!.Root;
        yield return example;

        var random = new Random(20260618);
        for (var i = 0; i < Mutations; i++)
        {
            yield return Mutate(example, random);
        }

        var several = YamlReader.ReadSingle(new SourceText("several", Several)).Value!.Root;
        yield return several;
        for (var i = 0; i < Mutations; i++)
        {
            yield return Mutate(several, random);
        }
    }

    // As ConfigurationDocument reads them: such a file is not judged as a whole before it is merged.
    private static bool IsPart(YamlNode document) => document is YamlMapping root && (root["clusters"] is not null || root["extends"] is not null);

    // One place of the document changed: a value replaced, a key renamed, an entry or item removed or doubled.
    private static YamlNode Mutate(YamlNode node, Random random)
    {
        if (node is YamlMapping { Entries: not [] } mapping && random.Next(6) > 0)
        {
            var at = random.Next(mapping.Entries.Length);
            var entry = mapping.Entries[at];
            return random.Next(8) switch
            {
                0 => new YamlMapping(mapping.Entries.RemoveAt(at)),
                1 => mapping.With(entry.Key.Value[..^1], entry.Value),
                _ => new YamlMapping(mapping.Entries.SetItem(at, entry with { Value = Mutate(entry.Value, random) })),
            };
        }

        if (node is YamlSequence { Items: not [] } sequence && random.Next(6) > 0)
        {
            var at = random.Next(sequence.Items.Length);
            return new YamlSequence(random.Next(8) == 0 ? sequence.Items.RemoveAt(at) : sequence.Items.SetItem(at, Mutate(sequence.Items[at], random)));
        }

        return random.Next(8) switch
        {
            0 => YamlMapping.Empty,
            1 => YamlSequence.Empty,
            _ => Scalar(Scalars[random.Next(Scalars.Length)]),
        };
    }

    private static YamlScalar Scalar(string text) =>
        text.StartsWith('"') ? YamlScalar.String(text.Trim('"')) : new YamlScalar(text, YamlScalarStyle.Plain);

    private static bool[] Ask(YamlNode[] documents)
    {
        using var written = JsonDocument.Parse(ConfigurationSchema.Write());
        var schema = JsonSchema.Build(written.RootElement.Clone(), new BuildOptions { Dialect = Dialect.Draft202012, SchemaRegistry = new SchemaRegistry() });
        Assert.True(MetaSchemas.Draft202012.Evaluate(written.RootElement.Clone()).IsValid);
        return [.. documents.Select(document => schema.Evaluate(JsonElement.Parse(ToJson(document))).IsValid)];
    }

    private static string ToJson(YamlNode node) => node switch
    {
        YamlMapping mapping => "{" + string.Join(",", mapping.Entries.Select(entry => JsonSerializer.Serialize(entry.Key.Value) + ":" + ToJson(entry.Value))) + "}",
        YamlSequence sequence => "[" + string.Join(",", sequence.Items.Select(ToJson)) + "]",
        YamlScalar { Kind: YamlScalarKind.String } text => JsonSerializer.Serialize(text.Value),
        YamlScalar { Kind: YamlScalarKind.Null } => "null",
        YamlScalar scalar => scalar.Value,
        _ => throw new InvalidOperationException(node.Description),
    };
}

using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Catalogue;

public class CustomResourceDefinitionsTests
{
    [Fact]
    public void Definitions_are_in_the_order_of_their_files() =>
        Assert.Equal(
            [
                "0alertmanagerConfigCustomResourceDefinition.yaml alertmanagerconfigs.monitoring.coreos.com",
                "0alertmanagerCustomResourceDefinition.yaml alertmanagers.monitoring.coreos.com",
                "0podmonitorCustomResourceDefinition.yaml podmonitors.monitoring.coreos.com",
                "0probeCustomResourceDefinition.yaml probes.monitoring.coreos.com",
                "0prometheusCustomResourceDefinition.yaml prometheuses.monitoring.coreos.com",
                "0prometheusagentCustomResourceDefinition.yaml prometheusagents.monitoring.coreos.com",
                "0prometheusruleCustomResourceDefinition.yaml prometheusrules.monitoring.coreos.com",
                "0scrapeconfigCustomResourceDefinition.yaml scrapeconfigs.monitoring.coreos.com",
                "0servicemonitorCustomResourceDefinition.yaml servicemonitors.monitoring.coreos.com",
                "0thanosrulerCustomResourceDefinition.yaml thanosrulers.monitoring.coreos.com",
            ],
            Releases.Find().ReadDefinitions().Select(crd => $"{crd.FileName} {crd.Name}"));

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_text_is_what_the_writer_writes_for_the_nodes(string release)
    {
        foreach (var crd in Releases.Find(release).ReadDefinitions())
        {
            Assert.Equal(YamlWriter.Write(crd.ToNode()), crd.ToText());
            Assert.Equal("# lead\n" + crd.ToText(), System.Text.Encoding.UTF8.GetString(crd.ToUtf8("# lead\n")));
        }
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Each_is_far_smaller_than_client_side_apply_allows(string release)
    {
        foreach (var crd in Releases.Find(release).ReadDefinitions())
        {
            Assert.InRange(JsonLength(crd.ToNode()), 1, 262_144 / 2);
        }
    }

    [Fact]
    public void An_operator_of_a_matcher_stays_a_string() =>
        Assert.Contains("- \"=\"\n", Releases.Find().ReadDefinitions()[0].ToText(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_embedded_pack_is_well_formed(string release)
    {
        var text = File.ReadAllText(PackPath(release));
        var read = SchemaPack.Read(new SourceText("test.pack", text));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(text, read.Value!.ToText());
        Assert.InRange(text.Length, 1, 400_000);
    }

    [Fact]
    public void Definitions_of_other_products_are_packed_and_written_whole()
    {
        Needs.Shared("upstream/crds");
        foreach (var folder in Directory.GetDirectories(Path.Combine(Repository.Shared, "upstream", "crds"), "v*", SearchOption.AllDirectories))
        {
            var files = Directory.GetFiles(folder, "*.yaml").Select(file => new SourceText(file, File.ReadAllText(file))).ToArray();
            var import = SchemaImport.FromCustomResourceDefinitions(files);
            Assert.True(import.Succeeded, string.Join('\n', import.Diagnostics));
            var pack = SchemaPack.Read(new SourceText("test.pack", import.Value!.ToText()));
            Assert.Empty(pack.Diagnostics);

            var published = files.SelectMany(file => YamlReader.Read(file).Value)
                .Select(document => (YamlMapping)WithoutProse(document.Root))
                .Where(root => ((YamlScalar)root["kind"]!).Value == "CustomResourceDefinition")
                .ToDictionary(root => ((YamlScalar)((YamlMapping)root["metadata"]!)["name"]!).Value);
            Assert.Equal(published.Count, pack.Value!.CustomResources.Length);
            foreach (var crd in CustomResourceDefinition.ReadAll(pack.Value))
            {
                Assert.True(YamlNodeComparer.Json.Equals(published[crd.Name], crd.ToNode()), crd.Name);
                Assert.Equal(YamlWriter.Write(crd.ToNode()), crd.ToText());
            }
        }
    }

    private static string PackPath(string release) =>
        Path.Combine(Repository.Root, "src", "MilvusManifests", "Catalogue", "kube-prometheus", $"{release}.crds.pack");

    private static YamlNode WithoutProse(YamlNode node) => node switch
    {
        YamlMapping mapping => new YamlMapping(
            [.. mapping.Entries.Where(entry => !IsProse(entry)).Select(entry => new YamlEntry(entry.Key, WithoutProse(entry.Value)))]),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(WithoutProse)]),
        _ => node,
    };

    // Beside prose: what the API server fills in itself.
    private static bool IsProse(YamlEntry entry) =>
        entry is { Key.Value: "description" or "deprecationWarning" or "creationTimestamp", Value: YamlScalar };

    private static int JsonLength(YamlNode node) => node switch
    {
        YamlMapping mapping => 2 + mapping.Entries.Sum(entry => entry.Key.Value.Length + 4 + JsonLength(entry.Value)),
        YamlSequence sequence => 2 + sequence.Items.Sum(item => 1 + JsonLength(item)),
        YamlScalar { Kind: YamlScalarKind.String } scalar => System.Text.Json.JsonSerializer.Serialize(scalar.Value).Length,
        _ => ((YamlScalar)node).Value.Length,
    };
}

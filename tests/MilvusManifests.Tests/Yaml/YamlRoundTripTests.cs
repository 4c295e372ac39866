using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Yaml;

public class YamlRoundTripTests
{
    [Fact]
    public void Every_nasty_string_is_read_back_as_it_was()
    {
        foreach (var text in NastyStrings.All)
        {
            AssertRoundTrip(YamlScalar.String(text));
            AssertRoundTrip(new YamlSequence([YamlScalar.String(text)]));
            AssertRoundTrip(new YamlMapping([new YamlEntry(YamlScalar.String(text), new YamlSequence([YamlScalar.String(text), YamlScalar.String("z")]))]));
            AssertRoundTrip(new YamlMapping([new YamlEntry(YamlScalar.String("k"), YamlScalar.String(text)), new YamlEntry(YamlScalar.String("l"), YamlScalar.Null)]));
        }
    }

    [Fact]
    public void Any_node_is_read_back_as_it_was() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(RandomNodes.Nodes.ToArbitrary(), AssertRoundTrip));

    [Fact]
    public void Writing_what_was_read_yields_the_same_text() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomNodes.Nodes.ToArbitrary(), node =>
        {
            var once = YamlWriter.Write(node);
            Assert.Equal(once, YamlWriter.Write(Read(once)));
        }));

    [Fact]
    public void What_is_written_is_read_alike_by_kubectl() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(RandomNodes.Nodes.Where(IsFinite).ToArbitrary(), node =>
        {
            var text = YamlWriter.Write(node);
            var (documents, diagnostics) = YamlReader.Read(new SourceText("test.yaml", text), YamlReaderOptions.Kubectl);
            Assert.True(diagnostics.IsEmpty && YamlNodeComparer.Json.Equals(node, Assert.Single(documents).Root), $"{text}\n{string.Join('\n', diagnostics)}");
        }));

    [Fact]
    public void Published_manifests_are_read_without_a_word_and_written_without_a_loss()
    {
        Needs.Shared("upstream/kube-prometheus");
        // The CustomResourceDefinitions of one release represent those of all: they are megabytes.
        var files = Directory.GetFiles(Path.Combine(Repository.Shared, "upstream", "kube-prometheus"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => file.Contains(PinnedRelease.Tag, StringComparison.Ordinal) || !file.Contains("CustomResourceDefinition", StringComparison.Ordinal))
            .ToArray();
        Assert.True(files.Length > 400);
        foreach (var file in files)
        {
            var source = SourceFile.Read(file);
            Assert.Empty(source.Diagnostics);
            var (documents, diagnostics) = YamlReader.Read(source.Value!);
            Assert.Empty(diagnostics);
            Assert.Empty(YamlReader.Read(source.Value!, YamlReaderOptions.Kubectl).Diagnostics);
            foreach (var document in documents)
            {
                AssertRoundTrip(document.Root);
            }
        }
    }

    // JSON has no infinities, and to kubectl a number beyond the largest one is a string.
    private static bool IsFinite(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.All(entry => IsFinite(entry.Value)),
        YamlSequence sequence => sequence.Items.All(IsFinite),
        YamlScalar { Kind: YamlScalarKind.Float } number => YamlNumber.ToJson(number.Value) is not (null or "1e400"),
        _ => true,
    };

    private static void AssertRoundTrip(YamlNode node)
    {
        var text = YamlWriter.Write(node);
        var read = Read(text);
        Assert.True(YamlNodeComparer.Exact.Equals(node, read), $"{text}\nis read as\n{YamlWriter.Write(read)}");
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    private static YamlNode Read(string text)
    {
        var (documents, diagnostics) = YamlReader.Read(new SourceText("test.yaml", text));
        Assert.True(diagnostics.IsEmpty, $"{text}\n{string.Join('\n', diagnostics)}");
        return Assert.Single(documents).Root;
    }
}

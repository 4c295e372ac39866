using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Yaml;

/// <summary>No input makes a reader throw, and what it reads can be written and read again.</summary>
public class YamlHostileTests
{
    private const string Manifest = """
        # a manifest with a bit of everything
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: "a", labels: &labels {app: 'b', "c": d}}
        data:
          <<: *labels
          script: |-
            set -e

            echo "x: y"   # z
          folded: >+
            one
             two

          list:
          - a
          - - b
            - {c: [1, 2.5, ~]}
          ? complex
          : !!str 5
        --- # next
        - "\u00e9\n"
        - 'it''s'
        ...
        """;

    private static readonly string[] Pieces =
        ["\n", "\n\n", " ", "  ", "\t", "- ", "-", ": ", ":", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "&a", "!!str ", "!x", "|", ">", "|2-\n", "'", "\"", "\\", "#", " # c\n", "%YAML 1.2\n", "---\n", "...\n", "--- ", "<<: ", "a", "b: 1\n", "~", "\r", "\r\n", "\u0085", "\u2028", "\uFEFF", "\0", "é", "\ud83d", "@", "`", "key:\n"];

    [Fact]
    public void Mutated_manifests_are_read_or_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Mutations.ToArbitrary(), AssertHolds));

    [Fact]
    public void Any_mixture_of_indicators_is_read_or_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary(), AssertHolds));

    [Fact]
    public void Any_bytes_are_decoded_or_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(), bytes =>
        {
            var decoded = SourceFile.Decode("a.yaml", bytes);
            Assert.Equal(decoded.Succeeded, decoded.Value is not null);
            if (decoded.Value is { } source)
            {
                AssertHolds(source.Text);
            }
        }));

    [Fact]
    public void Any_value_is_a_patch_or_is_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Patches.ToArbitrary(), RandomNodes.Nodes.ToArbitrary(), (patch, document) =>
        {
            var read = JsonPatch.Read(patch);
            var result = read.Value?.Apply(document);
            Assert.True(result is not { } applied || applied.Succeeded == applied.Value is not null);
        }));

    private static Gen<string> Mutations { get; } =
        from cuts in Gen.Choose(0, Manifest.Length).Two().ListOf(3)
        from piece in Gen.Elements(Pieces).ArrayOf(3)
        select cuts.Zip(piece).Aggregate(Manifest, (text, cut) => Mutate(text, cut.First.Item1, cut.First.Item2 % 12, cut.Second));

    private static Gen<YamlNode> Patches { get; } =
        (from op in Gen.Elements("add", "remove", "replace", "move", "copy", "test", "x")
         from path in Gen.Elements("", "/", "/a", "/0", "/-", "/a/b", "/~", "/00", "a", "/0/0", "/1")
         from @from in Gen.Elements("", "/", "/a", "/0", "/a/b/c", "/0/1")
         from value in RandomNodes.Nodes
         from without in Gen.Elements("", "op", "path", "from", "value")
         select (YamlNode)YamlMapping.Empty.With("op", YamlScalar.String(op)).With("path", YamlScalar.String(path))
             .With("from", YamlScalar.String(@from)).With("value", value).Without(without))
        .ArrayOf().Select(operations => (YamlNode)new YamlSequence([.. operations]));

    private static string Mutate(string text, int at, int length, string piece)
    {
        at = Math.Min(at, text.Length);
        return text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, piece);
    }

    private static void AssertHolds(string text)
    {
        AssertHolds(text, YamlReader.Read(new SourceText("a.yaml", text)));
        AssertHolds(text, KubectlReader.Read(new SourceText("a.json", text)));
    }

    private static void AssertHolds(string text, Result<ImmutableArray<YamlDocument>> read)
    {
        var (documents, diagnostics) = read;
        foreach (var diagnostic in diagnostics)
        {
            Assert.InRange(diagnostic.Location!.Span.Start, 0, text.Length);
            Assert.InRange(diagnostic.Location.Span.End, diagnostic.Location.Span.Start, text.Length);
            Assert.DoesNotContain('\n', diagnostic.Message);
        }

        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            return;
        }

        foreach (var document in documents)
        {
            AssertWithin(document.Root, text);
            var written = YamlWriter.Write(document.Root);
            var again = YamlReader.Read(new SourceText("b.yaml", written));
            Assert.True(again.Succeeded, $"{text}\nis written as\n{written}\n{string.Join('\n', again.Diagnostics)}");
            Assert.True(YamlNodeComparer.Json.Equals(document.Root, Assert.Single(again.Value).Root), $"{text}\nis written as\n{written}");
        }
    }

    private static void AssertWithin(YamlNode node, string text)
    {
        Assert.InRange(node.Location!.Span.Start, 0, text.Length);
        Assert.InRange(node.Location.Span.End, node.Location.Span.Start, text.Length);
        foreach (var entry in node is YamlMapping mapping ? mapping.Entries : [])
        {
            AssertWithin(entry.Key, text);
            AssertWithin(entry.Value, text);
        }

        foreach (var item in node is YamlSequence sequence ? sequence.Items : [])
        {
            AssertWithin(item, text);
        }
    }
}

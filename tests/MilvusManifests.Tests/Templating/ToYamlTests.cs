using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Templating;

public class ToYamlTests
{
    [Theory]
    [InlineData("hello", "hello")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("\"0755\"", "\"0755\"")]
    [InlineData("\"1e3\"", "\"1e3\"")]
    [InlineData("\"08:00\"", "\"08:00\"")]
    [InlineData("\"null\"", "\"null\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"=\"", "\"=\"")]
    [InlineData("\"a, b]\"", "\"a, b]\"")]
    [InlineData("\"a: b\"", "\"a: b\"")]
    [InlineData("\" a\"", "\" a\"")]
    [InlineData("\"two\\nlines\"", "\"two\\nlines\"")]
    [InlineData("12", "12")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.0", "1.0")]
    [InlineData("1e21", "1.0e+21")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    public void A_scalar_is_written_on_one_line(string value, string expected) =>
        Assert.Equal($"x: {expected}", Rendering.Render("x: {{ v | object.to_yaml }}", $"v: {value}").Replace("1.0E+21", "1.0e+21", StringComparison.Ordinal));

    [Fact]
    public void A_collection_gets_the_indent_of_its_tag() => Assert.Equal(
        """
        spec:
          resources:
            limits:
              cpu: "1"
            args:
            - --a
            - b: 2
              c: {}
            text: |
              one
              two
          next: 1

        """,
        Rendering.Render(
            "spec:\n  resources:\n    {{ r | object.to_yaml }}\n  next: 1\n",
            "r: {limits: {cpu: \"1\"}, args: [--a, {b: 2, c: {}}], text: \"one\\ntwo\\n\"}"));

    [Fact]
    public void Every_part_keeps_the_place_it_was_read_from()
    {
        var model = "r:\n  limits:\n    cpu: two\n  list: [x, z]\n";
        var rendered = Rendering.TryRender("a:\n  {{ r | object.to_yaml }}\n", model).Value!;

        Assert.Equal("a:\n  limits:\n    cpu: two\n  list:\n  - x\n  - z\n", rendered.Text);
        Assert.Equal("model.yaml(3,10)", Origin(rendered, "two"));
        Assert.Equal("model.yaml(4,10)", Origin(rendered, "x\n"));
        Assert.Equal("model.yaml(4,13)", Origin(rendered, "z\n"));
        Assert.Equal("model.yaml(3,5)", Origin(rendered, "cpu"));
        Assert.Equal("model.yaml(2,3)", Origin(rendered, "limits"));
        Assert.Null(Origin(rendered, "a:"));
    }

    [Fact]
    public void Whatever_is_written_is_read_back_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(Nodes(), node =>
    {
        var model = Globals.Empty.With("v", node);
        var template = Template.Parse(new SourceText("t.sbn", "a:\n  - b:\n      {{ v | object.to_yaml }}\n")).Value!;
        var rendered = template.Render(model).Value!.Text;
        var root = YamlReader.ReadSingle(new SourceText("out.yaml", rendered));
        Assert.True(root.Diagnostics.IsEmpty, rendered);
        var read = ((YamlMapping)((YamlSequence)((YamlMapping)root.Value!.Root)["a"]!).Items[0])["b"]!;
        Assert.Equal(YamlWriter.Write(node), YamlWriter.Write(read));
    }));

    private static string? Origin(RenderedText rendered, string text) =>
        rendered.Find(rendered.Text.IndexOf(text, StringComparison.Ordinal))!.Origin?.ToString();

    private static Arbitrary<YamlNode> Nodes() => Arb.From(Gen.Sized(size => Node(Math.Min(size, 8))));

    private static Gen<YamlNode> Node(int size) => size == 0
        ? Scalar()
        : Gen.Frequency(
            (2, Scalar()),
            (1, Gen.Select(Gen.ListOf(Node(size / 2)), items => (YamlNode)new YamlSequence([.. items.Take(4)]))),
            (1, Gen.Select(
                Gen.ListOf(Gen.Zip(Text(), Node(size / 2))),
                entries => (YamlNode)new YamlMapping([.. entries.DistinctBy(entry => entry.Item1).Take(4).Select(entry => new YamlEntry(YamlScalar.String(entry.Item1), entry.Item2))]))));

    private static Gen<YamlNode> Scalar() => Gen.Frequency(
        (4, Gen.Select(Text(), text => (YamlNode)YamlScalar.String(text))),
        (1, Gen.Select(Gen.Choose(-1000, 1000), number => (YamlNode)new YamlScalar($"{number}", YamlScalarStyle.Plain))),
        (1, Gen.Select(Gen.Choose(-1000, 1000), number => (YamlNode)new YamlScalar($"{number / 8}.5", YamlScalarStyle.Plain))),
        (1, Gen.Elements<YamlNode>(YamlScalar.Null, new YamlScalar("true", YamlScalarStyle.Plain), new YamlScalar("false", YamlScalarStyle.Plain))));

    private static Gen<string> Text() => Gen.OneOf(
        Gen.Elements("yes", "0755", "1_000", "0x1f", "null", "~", "=", "<<", "- a", "a: b", "a #b", "#", "", " ", "a\nb", "a\n\nb\n", "\n", "é", "\u0085", "😀", "{{ x }}", "'", "\"", "|", "---", "1:30"),
        Gen.Select(Gen.ListOf(Gen.Elements(' ', '\n', 'a', '-', ':', '#', '\t', '0', '{', '"', '\\', 'é')), letters => string.Concat(letters)));
}

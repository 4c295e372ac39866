using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Schemas;

public class SchemaPackTests
{
    private const string FirstLine = "milvus-manifests schema pack 1\n";

    [Fact]
    public void Any_schema_is_read_back_as_it_was() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(RandomSchemas.Schemas.ToArbitrary(), schema =>
        {
            var text = Text(schema);
            var read = SchemaPack.Read(new SourceText("test.pack", text));

            Assert.True(read.Diagnostics.IsEmpty, $"{text}\n{string.Join('\n', read.Diagnostics)}");
            Assert.Equal(text, read.Value!.ToText());
            Assert.True(YamlNodeComparer.Exact.Equals(SchemaNodes.Build(read.Value, schema), SchemaNodes.Build(read.Value, read.Value.Definition("x")!)), text);
        }));

    [Fact]
    public void Any_schema_is_written_as_its_nodes_are() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(RandomSchemas.Schemas.ToArbitrary(), schema =>
        {
            var pack = SchemaPack.Open(new SourceText("test.pack", FirstLine));
            var text = new SchemaText(pack);
            text.WriteKey("a", 0);
            text.WriteSchema(schema, 0);

            Assert.Equal(YamlWriter.Write(new YamlMapping([new YamlEntry(YamlScalar.String("a"), SchemaNodes.Build(pack, schema))])), text.TakeText());
        }));

    [Fact]
    public void Any_schema_survives_sharing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomSchemas.Schemas.ToArbitrary(), schema =>
        {
            var builder = new PackBuilder();
            var twice = new PackedSchema { Type = "object", Properties = [new("a", schema), new("b", schema)] };
            var name = builder.AddRoot("Root.v1", twice);
            var pack = builder.Build([], []);
            var read = SchemaPack.Read(new SourceText("test.pack", pack.ToText()));

            Assert.Empty(read.Diagnostics);
            Assert.True(YamlNodeComparer.Exact.Equals(SchemaNodes.Build(pack, twice), SchemaNodes.Build(read.Value!, read.Value!.Definition(name)!)));
        }));

    [Fact]
    public void A_broken_pack_yields_diagnostics_and_never_throws()
    {
        var whole = FirstLine + "crd a.b\n  file a.yaml\n  metadata annotations {a:b}\n  spec group b\n  version v1 #A.v1\n    served true\n"
            + "def A.v1 object\n  spec! object\n    list [] list-map-keys=[name] list-type=map object\n      name! string default=\"x y\"\n  status #S\ndef S any nullable\n";
        Assert.Empty(SchemaPack.Read(new SourceText("test.pack", whole)).Diagnostics);
        var random = new System.Random(1);
        const string Characters = "\n  #[]{}!=\"\\,:@ax10-\u0001";
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder(whole);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
            }

            var read = SchemaPack.Read(new SourceText("test.pack", text.ToString(0, random.Next(text.Length))));
            Assert.True(read.Value is not null || !read.Succeeded);
        }
    }

    [Theory]
    [InlineData("", "test.pack(1,1): error MM4606: the first line of a schema pack must be 'milvus-manifests schema pack 1'")]
    [InlineData(FirstLine + "deff a string\n", "test.pack(2,1): error MM4606: expected 'def', 'kind' or 'crd'")]
    [InlineData(FirstLine + "def a strin\n", "test.pack(2,7): error MM4606: unknown type 'strin'")]
    [InlineData(FirstLine + "def a string patern=x\n", "test.pack(2,14): error MM4606: unknown keyword 'patern'")]
    [InlineData(FirstLine + "def a string nullable=1\n", "test.pack(2,14): error MM4604: 'nullable' must be true or false")]
    [InlineData(FirstLine + "def a string pattern=a format=b\n", "test.pack(2,24): error MM4606: 'format' is out of order; sort keywords alphabetically")]
    [InlineData(FirstLine + "def a object\n  b string\n  a string\n", "test.pack(4,3): error MM4606: the property 'a' must come before 'b'; properties are in ordinal order")]
    [InlineData(FirstLine + "def a object\n    b string\n", "test.pack(3,1): error MM4606: unexpected indentation")]
    [InlineData(FirstLine + "def a []\n", "test.pack(2,9): error MM4606: expected the schema of the items")]
    [InlineData(FirstLine + "def a string default=\"x\n", "test.pack(2,22): error MM4606: missing closing quote")]
    [InlineData(FirstLine + "def a string default=01\n", "test.pack(2,22): error MM4606: '01' is not a value; quote strings with special characters")]
    [InlineData(FirstLine + "def a string\ndef a string\n", "test.pack(3,1): error MM4607: duplicate definition 'a'")]
    [InlineData(FirstLine + "def tlsConfig #tlsconfig\n", "test.pack(1,1): error MM4607: the definition 'tlsconfig' is missing; did you mean 'tlsConfig'?")]
    [InlineData(FirstLine + "crd a.b\n  version v1 #A\ndef A object\n  a #A\n", "test.pack(1,1): error MM4607: the schema of 'a.b' contains itself, or expands to more than 1000000 schemas")]
    public void A_broken_pack_is_named_for_what_is_wrong(string text, string expected)
    {
        var read = SchemaPack.Read(new SourceText("test.pack", text));

        Assert.Null(read.Value);
        Assert.Equal(expected, read.Diagnostics[0].ToString());
    }

    [Fact]
    public void A_pack_that_would_grow_without_bound_is_refused()
    {
        var text = new StringBuilder(FirstLine).Append("crd a.b\n  version v1 #A0\n");
        for (var i = 0; i < 40; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"def A{i} object\n  a #A{i + 1}\n  b #A{i + 1}\n");
        }

        text.Append("def A40 string\n");
        Assert.Equal("MM4607", Assert.Single(SchemaPack.Read(new SourceText("test.pack", text.ToString())).Diagnostics).Code.Id);
    }

    [Fact]
    public void A_schema_nested_without_end_is_refused()
    {
        var inline = FirstLine + "def a " + string.Concat(Enumerable.Repeat("[] ", 100_000)) + "string\n";
        var value = FirstLine + "def a string default=" + new string('[', 100_000) + "\n";

        Assert.Equal("MM4605", SchemaPack.Read(new SourceText("test.pack", inline)).Diagnostics[0].Code.Id);
        Assert.Equal("MM4605", SchemaPack.Read(new SourceText("test.pack", value)).Diagnostics[0].Code.Id);
    }

    [Fact]
    public void A_schema_that_contains_itself_is_fine_where_it_is_not_written_out()
    {
        var read = SchemaPack.Read(new SourceText("test.pack", FirstLine + "kind v1 Tree #Tree\ndef Tree object\n  child #Tree\n"));

        Assert.Empty(read.Diagnostics);
        var tree = read.Value!.Find(new("v1", "Tree"))!;
        Assert.Same(tree, read.Value.Resolve(tree.Property("child")!));
        Assert.Null(tree.Property("leaf"));
        Assert.Null(read.Value.Find(new("v2", "Tree")));
    }

    private static string Text(PackedSchema schema)
    {
        var text = new StringBuilder(FirstLine).Append("def x ");
        PackWriter.WriteSchema(text, schema, 0);
        return text.ToString();
    }
}

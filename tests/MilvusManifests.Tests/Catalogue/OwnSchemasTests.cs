using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Validation;

namespace MilvusManifests.Tests.Catalogue;

/// <summary>Schemas of a user's own, in all the forms that they come in.</summary>
public sealed class OwnSchemasTests : IDisposable
{
    private const string Schema = """{"type": "object", "properties": {"spec": {"$ref": "SPEC"}}, "definitions": {"spec": {"properties": {"beds": {"type": "integer"}}, "additionalProperties": false}}}""";
    private const string Garden = "apiVersion: example.org/v1\nkind: Garden\nmetadata: {name: a}\nspec:\n  beds: many\n";
    private const string Error = "a.yaml(5,9): error MM4001: Garden spec.beds: expected an integer, found a string";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("garden-example-v1.json")]
    [InlineData("garden-example.org-v1.json")]
    [InlineData("Garden_v1.json")]
    [InlineData("example.org/garden_v1.json")]
    [InlineData("master-standalone/garden-example-v1.json")]
    public void A_JSON_Schema_is_for_the_kind_that_its_file_is_named_after(string name)
    {
        Put(name, Schema.Replace("SPEC", "#/definitions/spec", StringComparison.Ordinal));

        Assert.Equal([Error], Validate(Garden));
    }

    [Theory]
    [InlineData("example.com/garden_v1.json")]
    [InlineData("garden-sample-v1.json")]
    [InlineData("garden-example-v1beta1.json")]
    [InlineData("gardens_v1.json")]
    public void It_is_for_no_other_kind(string name)
    {
        Put(name, Schema.Replace("SPEC", "#/definitions/spec", StringComparison.Ordinal));

        Assert.Equal(["a.yaml(2,7): error MM4023: unknown kind example.org/v1 Garden: neither Kubernetes 1.36 nor any schema defines it"], Validate(Garden));
    }

    [Theory]
    [InlineData("\"x-kubernetes-group-version-kind\": [{\"group\": \"example.org\", \"version\": \"v1\", \"kind\": \"Garden\"}]")]
    [InlineData("\"properties\": {\"apiVersion\": {\"const\": \"example.org/v1\"}, \"kind\": {\"const\": \"Garden\"}}")]
    [InlineData("\"properties\": {\"apiVersion\": {\"enum\": [\"example.org/v1\"]}, \"kind\": {\"enum\": [\"Garden\", \"Park\"]}}")]
    public void Or_for_the_one_that_it_names_itself_whatever_the_file_is_called(string named)
    {
        Put("whatever.json", $"{{{named}, " + """ "allOf": [{"properties": {"spec": {"properties": {"beds": {"type": "integer"}}}}}]}""");

        Assert.Equal([Error], Validate(Garden));
    }

    [Fact]
    public void JSON_Schemas_refer_to_each_other_by_their_paths_and_nothing_is_fetched()
    {
        Put("garden-example-v1.json", Schema.Replace("SPEC", "parts/spec.json#/definitions/spec", StringComparison.Ordinal));
        Put("beds.yaml", "$schema: http://json-schema.org/draft-07/schema#\ndefinitions: {number: {type: integer}}\n");
        Put("parts/spec.json", """{"definitions": {"spec": {"properties": {"beds": {"$ref": "../beds.yaml#/definitions/number"}}}}}""");

        Assert.Equal([Error], Validate(Garden));

        Put("garden-example-v1.json", """{"$ref": "https://example.org/garden.json"}""");

        Assert.Equal(
            ["own/garden-example-v1.json(1,10): error MM4302: 'https://example.org/garden.json' refers to 'https://example.org/garden.json', which is missing; add that document"],
            Read().Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void What_holds_for_the_metadata_of_every_object_need_not_be_in_the_schema()
    {
        Put("garden-example-v1.json", "{\"type\": \"object\"}");

        Assert.Equal(
            [
                "a.yaml(3,18): error MM4020: Garden metadata.name: 'A' is not a valid DNS subdomain; use a",
                "a.yaml(3,21): error MM4003: Garden metadata: unknown field 'label'; did you mean 'labels'?",
            ],
            Validate("apiVersion: example.org/v1\nkind: Garden\nmetadata: {name: A, label: {}}\n"));
    }

    [Fact]
    public void A_file_that_is_for_no_kind_is_named()
    {
        Put("values.json", "{\"type\": \"object\", \"properties\": {}}");
        Put("notes.yaml", "just: a note\n");
        Put("readme.md", "{{");
        Put(".github/workflows/ci.yaml", "on: push\n");

        Assert.Equal(
            [
                "own/values.json(1,1): warning MM4601: this JSON Schema does not declare which kind it describes; add 'x-kubernetes-group-version-kind', or name the file after the kind, such as widget-example-v1.json or example.com/widget_v1.json",
                "own/notes.yaml(1,1): warning MM4601: not a CustomResourceDefinition of apiextensions.k8s.io/v1, it has no kind; skipped",
            ],
            Read().Diagnostics.Select(diagnostic => diagnostic.ToString()).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_linked_into_itself_is_read_once()
    {
        Put("garden-example-v1.json", Schema.Replace("SPEC", "#/definitions/spec", StringComparison.Ordinal));
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop"), folder);

        Assert.Single(Read().Value!.Files);
    }

    private Result<OwnSchemas> Read() => OwnSchemas.Read(folder, "own");

    private IEnumerable<string> Validate(string text)
    {
        var own = Read();
        Assert.Equal([], own.Diagnostics);
        return new ManifestValidator(new SchemaCatalogue("1.36", own: [own.Value!]), new ManifestValidatorOptions()).Validate(new SourceText("a.yaml", text)).Diagnostics.Select(diagnostic => diagnostic.ToString());
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

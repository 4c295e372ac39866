using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Schemas;

public class SchemaImportTests
{
    private const string Published = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          annotations:
            example.org/made-by: "1.0"
          creationTimestamp: null
          name: gardens.example.org
        spec:
          group: example.org
          names: {kind: Garden, plural: gardens, singular: garden, listKind: GardenList}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            subresources:
              status: {}
            additionalPrinterColumns:
            - name: Beds
              description: How many beds there are
              type: integer
              jsonPath: .spec.beds
            schema:
              openAPIV3Schema:
                description: A garden.
                type: object
                required: [spec]
                properties:
                  spec:
                    type: object
                    description: What is wanted.
                    properties:
                      description:
                        description: Prose about a property of that name.
                        type: string
                      beds: {type: integer, format: int32, minimum: 1, default: 3}
                      size: {anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true, pattern: '^[0-9]+(m2)?$'}
                      operator: {type: string, enum: ["=", "!="]}
                      plants:
                        type: array
                        x-kubernetes-list-type: map
                        x-kubernetes-list-map-keys: [name]
                        items: &plant
                          type: object
                          required: [name]
                          properties:
                            name: {type: string, minLength: 1}
                            labels: {type: object, additionalProperties: {type: string}}
                      trees: {type: array, x-kubernetes-list-type: atomic, items: *plant}
                    x-kubernetes-validations:
                    - rule: self.beds > 0
                      message: More beds are needed.
                  status: {type: object, x-kubernetes-preserve-unknown-fields: true}
        """;

    private const string Packed = """
        milvus-manifests schema pack 1
        crd gardens.example.org
          file gardens.yaml
          metadata annotations {example.org/made-by:"1.0"}
          spec group example.org
          spec names {kind:Garden,listKind:GardenList,plural:gardens,singular:garden}
          spec scope Namespaced
          version v1 #Garden.v1
            column {jsonPath:.spec.beds,name:Beds,type:integer}
            served true
            storage true
            subresources {status:{}}
        def Garden.v1 object
          spec! object validations=[{message:"More beds are needed.",rule:"self.beds > 0"}]
            beds integer default=3 format=int32 minimum=1
            description string
            operator string enum=["=","!="]
            plants [] list-map-keys=[name] list-type=map #plant
            size integer|string pattern="^[0-9]+(m2)?$" int-or-string
            trees [] list-type=atomic #plant
          status object preserve-unknown-fields
        def plant object
          labels {} string
          name! string minLength=1

        """;

    private const string Written = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          annotations:
            example.org/made-by: "1.0"
          name: gardens.example.org
        spec:
          group: example.org
          names:
            kind: Garden
            listKind: GardenList
            plural: gardens
            singular: garden
          scope: Namespaced
          versions:
          - additionalPrinterColumns:
            - jsonPath: .spec.beds
              name: Beds
              type: integer
            name: v1
            schema:
              openAPIV3Schema:
                properties:
                  spec:
                    properties:
                      beds:
                        default: 3
                        format: int32
                        minimum: 1
                        type: integer
                      description:
                        type: string
                      operator:
                        enum:
                        - "="
                        - "!="
                        type: string
                      plants:
                        items:
                          properties:
                            labels:
                              additionalProperties:
                                type: string
                              type: object
                            name:
                              minLength: 1
                              type: string
                          required:
                          - name
                          type: object
                        type: array
                        x-kubernetes-list-map-keys:
                        - name
                        x-kubernetes-list-type: map
                      size:
                        anyOf:
                        - type: integer
                        - type: string
                        pattern: ^[0-9]+(m2)?$
                        x-kubernetes-int-or-string: true
                      trees:
                        items:
                          properties:
                            labels:
                              additionalProperties:
                                type: string
                              type: object
                            name:
                              minLength: 1
                              type: string
                          required:
                          - name
                          type: object
                        type: array
                        x-kubernetes-list-type: atomic
                    type: object
                    x-kubernetes-validations:
                    - message: More beds are needed.
                      rule: self.beds > 0
                  status:
                    type: object
                    x-kubernetes-preserve-unknown-fields: true
                required:
                - spec
                type: object
            served: true
            storage: true
            subresources:
              status: {}

        """;

    [Fact]
    public void A_published_definition_is_packed_without_its_prose()
    {
        var pack = Import(Published);

        Assert.Empty(pack.Diagnostics);
        Assert.Equal(Packed, pack.Value!.ToText());
        Assert.Equal("example.org/v1 Garden", string.Join(' ', pack.Value.Kinds.Select(kind => kind.Name)));
        Assert.NotNull(pack.Value.Find(new("example.org/v1", "Garden"))!.Property("spec"));
        Assert.True(pack.Value.CustomResources[0].IsNamespaced);
    }

    [Fact]
    public void A_packed_definition_is_written_whole()
    {
        var pack = SchemaPack.Read(new SourceText("test.pack", Packed)).Value!;
        var crd = CustomResourceDefinition.ReadAll(pack).Single();

        Assert.Equal(Written, crd.ToText());
        Assert.Equal(Written, YamlWriter.Write(crd.ToNode()));
        Assert.Equal(("gardens.yaml", "gardens.example.org", "Garden"), (crd.FileName, crd.Name, crd.Kind));
    }

    [Fact]
    public void What_was_written_is_packed_again_as_it_was() =>
        Assert.Equal(Packed, Import(Written).Value!.ToText());

    [Theory]
    [InlineData("minimum: 1", "minimum: one", "gardens.yaml(36,61): error MM4604: 'minimum' must be a number, not a string")]
    [InlineData("required: [spec]", "required: spec", "gardens.yaml(27,19): error MM4604: 'required' must be a list of strings, not a string")]
    [InlineData("type: integer, format", "type: int, format", "gardens.yaml(36,28): error MM4604: 'type' must be 'array', 'boolean', 'integer', 'number', 'object' or 'string'")]
    [InlineData("minLength: 1", "minLenght: 1", "gardens.yaml(47,42): warning MM4603: unknown schema keyword 'minLenght' is ignored; did you mean 'minLength'?")]
    [InlineData("name: gardens.example.org", "name: 12", "gardens.yaml(7,9): error MM4602: 'name' must consist of letters, digits, '-' and '.'")]
    [InlineData("  versions:", "  version:", "gardens.yaml(9,3): error MM4602: 'spec.versions' must be a list with at least one version")]
    [InlineData("{type: string, minLength: 1}", "{type: string, pattern: 'a(?=b)'}", "gardens.yaml(47,51): error MM4604: 'a(?=b)' is not a valid regular expression: RE2 has no lookarounds such as '(?='")]
    [InlineData("{type: string, minLength: 1}", "{type: string, pattern: '['}", "gardens.yaml(47,51): error MM4604: '[' is not a valid regular expression: '[' is not closed")]
    [InlineData("group: example.org", "group: example.org/v1", "gardens.yaml(9,10): error MM4602: 'group' must be a DNS subdomain, not 'example.org/v1'; use example.org-v1")]
    [InlineData("group: example.org", "group: [a]", "gardens.yaml(9,10): error MM4602: 'group' must be a string")]
    [InlineData("kind: CustomResourceDefinition", "kind: ConfigMap", "gardens.yaml(2,7): warning MM4601: not a CustomResourceDefinition of apiextensions.k8s.io/v1, it is of kind 'ConfigMap'; skipped")]
    public void What_is_wrong_is_named_at_its_place(string right, string wrong, string expected)
    {
        var result = Import(Published.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(expected, Assert.Single(result.Diagnostics).ToString());
        Assert.Equal(expected.Contains("warning", StringComparison.Ordinal), result.Value is not null);
    }

    [Fact]
    public void A_duplicate_definition_is_rejected()
    {
        var result = Import(Published + "\n---\n" + Published);

        Assert.Equal("MM4602", Assert.Single(result.Diagnostics).Code.Id);
    }

    [Fact]
    public void A_schema_nested_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{type: array, items: ", 150)) + "{type: string}" + new string('}', 150);
        var result = Import(Published.Replace("{type: string, minLength: 1}", deep, StringComparison.Ordinal));

        Assert.Null(result.Value);
        Assert.Contains("MM4605", result.Diagnostics.Select(diagnostic => diagnostic.Code.Id));
    }

    private static Result<SchemaPack> Import(string text) =>
        SchemaImport.FromCustomResourceDefinitions([new SourceText("gardens.yaml", text)]);
}

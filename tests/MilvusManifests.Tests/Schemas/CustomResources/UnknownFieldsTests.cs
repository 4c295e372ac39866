namespace MilvusManifests.Tests.Schemas.CustomResources;

public class UnknownFieldsTests
{
    private const string Schema = """
        type: object
        properties:
          plain: {type: object, properties: {a: {type: string}}}
          list: {type: array, items: {type: object}}
          keptList: {type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: object}}
          keptItems: {type: array, items: {type: object, x-kubernetes-preserve-unknown-fields: true}}
          keptNamed: {type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: object, properties: {m: {type: object}}}}
          keptNested: {type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: array, items: {type: object, properties: {m: {type: object}}}}}
          kept: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {m: {type: object}, l: {type: array, items: {type: object}}, k: {type: object, x-kubernetes-preserve-unknown-fields: true}}}
          keptValues: {type: object, x-kubernetes-preserve-unknown-fields: true, additionalProperties: {type: object}}
          values: {type: object, additionalProperties: {type: array, items: {type: object}}}
          any: {type: object, additionalProperties: true}
          embedded: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
          keptEmbedded: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
          embeddedItems: {type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: object, x-kubernetes-embedded-resource: true}}
          either: {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}
        """;

    [Theory]
    [InlineData("{keptList: [{x: 1}, {z: {z: 1}}]}")]
    [InlineData("{keptItems: [{x: {z: 1}}]}")]
    [InlineData("{keptNamed: [{x: 1, m: {}}]}")]
    [InlineData("{keptNested: [[{x: 1}], [{x: {z: 1}, m: {}}]]}")]
    [InlineData("{kept: {x: {z: 1}, k: {x: 1}}}")]
    [InlineData("{keptValues: {k: {}}}")]
    [InlineData("{any: {a: 1, b: [1]}}")]
    [InlineData("{embedded: {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {}}}")]
    [InlineData("{keptEmbedded: {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {x: 1}, more: 1}}")]
    [InlineData("{embeddedItems: [{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {x: 1}}]}")]
    [InlineData("{either: {a: x}}")]
    public void Fields_that_the_API_server_keeps_are_valid(string spec) => Assert.Equal("", CustomResource.Validate(Schema, spec));

    [Theory]
    [InlineData("{plain: {b: 1}}", "a(4,16): error MM4003: E spec.plain: unknown field 'b'; known fields: a")]
    [InlineData("{list: [{x: 1}]}", "a(4,16): error MM4003: E spec.list[0]: unknown field 'x'; no fields are allowed")]
    [InlineData("{keptNamed: [{m: {deep: 1}, x: 1}]}", "a(4,25): error MM4003: E spec.keptNamed[0].m: unknown field 'deep'; no fields are allowed")]
    [InlineData("{keptNested: [[{m: {deep: 1}}]]}", "a(4,27): error MM4003: E spec.keptNested[0][0].m: unknown field 'deep'; no fields are allowed")]
    [InlineData("{kept: {m: {deep: 1}}}", "a(4,19): error MM4003: E spec.kept.m: unknown field 'deep'; no fields are allowed")]
    [InlineData("{kept: {l: [{deep: 1}]}}", "a(4,20): error MM4003: E spec.kept.l[0]: unknown field 'deep'; no fields are allowed")]
    [InlineData("{keptValues: {k: {x: 1}}}", "a(4,25): error MM4003: E spec.keptValues.k: unknown field 'x'; no fields are allowed")]
    [InlineData("{values: {k: [{x: 1}]}}", "a(4,22): error MM4003: E spec.values.k[0]: unknown field 'x'; no fields are allowed")]
    [InlineData("{any: {a: {b: 1}, c: [{d: 1}]}}", "a(4,18): error MM4003: E spec.any.a: unknown field 'b'; no fields are allowed\na(4,30): error MM4003: E spec.any.c[0]: unknown field 'd'; no fields are allowed")]
    [InlineData("{embedded: {apiVersion: v1, kind: Pod, metadata: {name: p}, more: 1}}", "a(4,67): error MM4003: E spec.embedded: unknown field 'more'; known fields: spec")]
    [InlineData("{embedded: {apiVersion: v1, kind: Pod, spec: {x: 1}}}", "a(4,53): error MM4003: E spec.embedded.spec: unknown field 'x'; no fields are allowed")]
    [InlineData("{embeddedItems: [{apiVersion: v1, spec: {x: 1}}]}", "a(4,24): error MM4002: E spec.embeddedItems[0]: required field 'kind' is missing")]
    public void Fields_that_the_API_server_prunes_are_reported(string spec, string expected) => Assert.Equal(expected, CustomResource.Validate(Schema, spec));

    [Theory]
    [InlineData("volumes: [{name: data, emptyDir: {}}]")]
    [InlineData("proxy: {volumes: [{name: ca, secret: {secretName: ca}}]}")]
    [InlineData("dataNode: {volumes: [{name: a, persistentVolumeClaim: {claimName: b}}, {name: c, hostPath: {path: /d}}]}")]
    public void The_volumes_of_a_Milvus_are_kept(string component) => Assert.Equal("",
        KnownKinds.Validate($"{{apiVersion: milvus.io/v1beta1, kind: Milvus, metadata: {{name: a}}, spec: {{components: {{{component}}}}}}}"));
}

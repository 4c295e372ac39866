namespace MilvusManifests.Tests.Schemas.CustomResources;

public class DefaultsTests
{
    private const string Schema = """
        type: object
        required: [mode]
        x-kubernetes-validations: [{rule: "self.mode == 'a' || self.mode == 'b'"}]
        properties:
          mode: {type: string, default: a}
          count: {type: integer, default: 5}
          sub: {type: object, default: {x: z}, required: [x], properties: {x: {type: string, default: z}, z: {type: string}}}
          ports: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name, protocol], items: {type: object, required: [name, protocol], properties: {name: {type: string}, protocol: {type: string, default: TCP}}}}
          some: {type: object, minProperties: 1, properties: {k: {type: string, default: v}}}
          few: {type: object, maxProperties: 1, properties: {k: {type: string, default: v}, l: {type: string}}}
          any: {type: object, properties: {a: {type: string, default: q}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}
          one: {type: object, properties: {t: {type: string, default: A}, v: {type: string}}, oneOf: [{properties: {t: {enum: [A]}, v: {pattern: '^a'}}}, {properties: {t: {enum: [B]}, v: {pattern: '^b'}}}]}
          none: {type: object, properties: {t: {type: string, default: A}}, not: {required: [t]}}
          nullable: {type: string, nullable: true, default: z}
          filled: {type: string, default: z}
          values: {type: object, additionalProperties: {type: object, required: [t], properties: {t: {type: string, default: A}}}}
          items: {type: array, items: {type: object, required: [t], properties: {t: {type: string, default: A}}}}
          low: {type: object, properties: {q: {type: integer, default: 1, minimum: 2}}}
        """;

    [Theory]
    [InlineData("{}")]
    [InlineData("{count: 1}")]
    [InlineData("{mode: null, filled: null, nullable: null, sub: null}")]
    [InlineData("{sub: {}}")]
    [InlineData("{sub: {z: q}}")]
    [InlineData("{ports: [{name: a}, {name: a, protocol: UDP}]}")]
    [InlineData("{some: {}}")]
    [InlineData("{few: {}}")]
    [InlineData("{any: {}}")]
    [InlineData("{one: {v: abc}}")]
    [InlineData("{one: {t: B, v: bcd}}")]
    [InlineData("{values: {a: {}, b: {t: B}}}")]
    [InlineData("{items: [{}, {t: B}]}")]
    public void An_object_is_judged_with_its_defaults(string spec) => Assert.Equal("", CustomResource.Validate(Schema, spec));

    [Theory]
    [InlineData("{mode: c}", "a(4,1): error MM4015: E spec violates the rule self.mode == 'a' || self.mode == 'b'")]
    [InlineData("{ports: [{name: a}, {name: a, protocol: TCP}]}", "a(4,27): error MM4009: item 1 of E spec.ports has the same name 'a' and protocol 'TCP' as item 0")]
    [InlineData("{ports: [{name: a}, {name: a}]}", "a(4,27): error MM4009: item 1 of E spec.ports has the same name 'a' and protocol 'TCP' as item 0")]
    [InlineData("{ports: [{protocol: TCP}]}", "a(4,16): error MM4002: E spec.ports[0]: required field 'name' is missing")]
    [InlineData("{few: {l: q}}", "a(4,8): error MM4008: E spec.few must have at most 1 field, but has 2; 'k' is filled in by default")]
    [InlineData("{one: {v: bcd}}", "a(4,17): error MM4005: E spec.one.v: 'bcd' does not match the pattern ^a")]
    [InlineData("{none: {}}", "a(4,14): error MM4010: E spec.none must not have 't', which is filled in by default")]
    [InlineData("{none: {t: A}}", "a(4,14): error MM4010: E spec.none must not have 't'")]
    [InlineData("{low: {}}", "a(4,8): error MM4006: E spec.low.q must be at least 2, not 1")]
    public void What_is_wrong_with_defaults_is_reported_at_what_was_written(string spec, string expected) => Assert.Equal(expected, CustomResource.Validate(Schema, spec));

    [Fact]
    public void A_default_for_the_whole_spec_is_filled_in() => Assert.Equal("", CustomResource.ValidateObject(
        "type: object\ndefault: {mode: a}\nrequired: [mode]\nproperties: {mode: {type: string}}", "apiVersion: e.io/v1\nkind: E\nmetadata: {name: a}\n"));

    [Theory]
    [InlineData("HTTPRoute", "{rules: [{backendRefs: [{name: a, port: 80}]}]}")]
    [InlineData("HTTPRoute", "{parentRefs: [{name: gateway}], hostnames: [a.example.com], rules: [{matches: [{path: {value: /login}}], backendRefs: [{name: a, port: 8080}]}, {matches: [{headers: [{name: magic, value: foo}]}], filters: [{type: RequestHeaderModifier, requestHeaderModifier: {add: [{name: x, value: z}]}}]}]}")]
    [InlineData("HTTPRoute", "{parentRefs: [{name: gateway}], rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]}]}")]
    [InlineData("Gateway", "{gatewayClassName: example, listeners: [{name: http, protocol: HTTP, port: 80}, {name: https, protocol: HTTPS, port: 443, hostname: '*.example.com', tls: {certificateRefs: [{name: cert}]}}]}")]
    [InlineData("GRPCRoute", "{parentRefs: [{name: gateway}], rules: [{matches: [{method: {service: a.B, method: C}}], backendRefs: [{name: a, port: 50051}]}]}")]
    public void Examples_of_the_Gateway_API_are_valid(string kind, string spec) =>
        Assert.Equal("", KnownKinds.Validate($"{{apiVersion: gateway.networking.k8s.io/v1, kind: {kind}, metadata: {{name: a}}, spec: {spec}}}"));
}

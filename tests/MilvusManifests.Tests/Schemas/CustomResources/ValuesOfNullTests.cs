using System.Globalization;

namespace MilvusManifests.Tests.Schemas.CustomResources;

public class ValuesOfNullTests
{
    private const string Schema = """
        type: object
        required: [needed]
        properties:
          needed: {type: string, default: x}
          text: {type: string}
          number: {type: integer}
          port: {x-kubernetes-int-or-string: true}
          list: {type: array, items: {type: string}}
          nullable: {type: string, nullable: true}
          filled: {type: string, default: x}
          anything: {x-kubernetes-preserve-unknown-fields: true}
          values: {type: object, additionalProperties: {type: string}}
          nullableValues: {type: object, additionalProperties: {type: string, nullable: true}}
          item: {type: object, required: [name], properties: {name: {type: string}}}
          kept: {type: object, x-kubernetes-preserve-unknown-fields: true}
        """;

    [Theory]
    [InlineData("text", "null", "a(4,14)", "a string")]
    [InlineData("text", "", "a(4,14)", "a string")]
    [InlineData("text", "~", "a(4,14)", "a string")]
    [InlineData("number", "null", "a(4,16)", "an integer")]
    [InlineData("port", "null", "a(4,14)", "an integer or a string")]
    [InlineData("list", "null", "a(4,14)", "a sequence")]
    [InlineData("kept", "null", "a(4,14)", "a mapping")]
    public void A_field_without_a_value_is_reported_with_both_ways_of_applying_it(string field, string value, string place, string type) => Assert.Equal(
        $"{place}: error MM4001: E spec.{field} has no value; server-side apply (also that of Flux and Helm 4) rejects it, client-side apply drops the key; set it to {type} or remove the key",
        CustomResource.Validate(Schema, $"{{{field}: {value}}}"));

    [Theory]
    [InlineData("{nullable: null, filled: null, needed: null, anything: null}")]
    [InlineData("{nullableValues: {a: null}, kept: {b: null}, anything: {c: null}}")]
    [InlineData("{item: {name: a}}")]
    public void A_null_that_is_nullable_has_a_default_or_belongs_to_no_field_is_valid(string spec) => Assert.Equal("", CustomResource.Validate(Schema, spec));

    [Theory]
    [InlineData("{values: {a: null}}", "a(4,20): error MM4001: E spec.values.a has no value; server-side apply (also that of Flux and Helm 4) rejects it, client-side apply drops the key; set it to a string or remove the key")]
    [InlineData("{list: [a, null]}", "a(4,18): error MM4001: E spec.list[1] has no value; set it to a string or remove the item")]
    [InlineData("{item: {name: null}}", "a(4,21): error MM4001: E spec.item.name has no value; set it to a string")]
    public void Values_of_maps_items_and_required_fields_are_reported_as_what_they_are(string spec, string expected) =>
        Assert.Equal(expected, CustomResource.Validate(Schema, spec));

    [Fact]
    public void The_status_of_an_object_and_its_metadata_may_be_null() => Assert.Equal("", CustomResource.ValidateObject(
        Schema, "apiVersion: e.io/v1\nkind: E\nmetadata: {name: a, labels: null, creationTimestamp: null}\nspec: {}\nstatus:\n"));

    [Theory]
    [InlineData("PrometheusRule", "{groups: [{name: g, rules: null}]}", "spec.groups[0].rules", "a sequence")]
    [InlineData("ServiceMonitor", "{jobLabel: null, selector: {}, endpoints: []}", "spec.jobLabel", "a string")]
    [InlineData("ServiceMonitor", "{selector: {}, endpoints: [{metricRelabelings: null}]}", "spec.endpoints[0].metricRelabelings", "a sequence")]
    public void A_null_in_an_object_of_the_Prometheus_operator_is_reported(string kind, string spec, string path, string type)
    {
        var text = $"{{apiVersion: monitoring.coreos.com/v1, kind: {kind}, metadata: {{name: a}}, spec: {spec}}}";
        var column = (text.IndexOf("null", StringComparison.Ordinal) + 1).ToString(CultureInfo.InvariantCulture);

        Assert.Equal(
            $"a(1,{column}): error MM4001: {kind} {path} has no value; server-side apply (also that of Flux and Helm 4) rejects it, client-side apply drops the key; set it to {type} or remove the key",
            KnownKinds.Validate(text));
    }

    [Theory]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: null}")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: null}, binaryData: null}")]
    [InlineData("{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], scaleIO: {gateway: https://a, system: b, volumeName: v, secretRef: null}}}")]
    public void A_null_in_a_built_in_kind_is_valid(string text) => Assert.Equal("", KnownKinds.Validate(text));
}

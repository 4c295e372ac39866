namespace MilvusManifests.Tests.Cases;

/// <summary>Anchors, aliases and merge keys in manifests.</summary>
public class AnchorsTests
{
    [Theory]
    [InlineData("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: &name web, labels: &labels {app: *name}}
        spec:
          selector: {matchLabels: *labels}
          template: {metadata: {labels: *labels}, spec: {containers: [{name: *name, image: a}]}}
        """)]
    [InlineData("""
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec:
          containers:
          - &one {name: one, image: a, ports: [{containerPort: 80}]}
          - <<: *one
            name: two
            ports: []
          - <<: [*one, {image: b}]
            name: three
            ports: [{containerPort: 81}]
        """)]
    [InlineData("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        data: {&key a: &text one, b: *text}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: b}
        data: {c: &text two, d: *text}
        """)]
    public void What_an_alias_stands_for_is_judged(string text) => Assert.Equal("", Manifests.Validate(text));

    [Theory]
    [InlineData("data: &d {x: z}", "data: *d", "a(8,7)")]
    [InlineData("data: {x: &d z}", "data: {x: *d}", "a(8,11)")]
    [InlineData("data: &d {x: z}", "data: {<<: *d, b: c}", "a(8,12)")]
    public void An_anchor_ends_with_its_document(string first, string second, string place) => Assert.Equal(
        $"{place}: error MM3006: unknown anchor '*d': no '&d' precedes it in this document\n  quote a string that starts with '*'",
        Manifests.Validate($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\n{first}\n---\napiVersion: v1\nkind: ConfigMap\n{second}\nmetadata: {{name: b}}\n"));

    [Theory]
    [InlineData("data: {a: §&v 1, b: *v}", "a", "b", "a string, found an integer; use \"1\"")]
    [InlineData("data: {a: §&v true, b: *v}", "a", "b", "a string, found a boolean; use \"true\"")]
    [InlineData("data: {c: §&v [], d: *v}", "c", "d", "a string, found a sequence")]
    public void A_mistake_behind_an_alias_is_reported_where_the_value_is_written(string data, string first, string second, string expected) => Manifests.Expect(
        $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\n{data.Replace("§", "§§", StringComparison.Ordinal)}\n",
        $"error MM4001: ConfigMap data.{first}: expected {expected}",
        $"error MM4001: ConfigMap data.{second}: expected {expected}");
}

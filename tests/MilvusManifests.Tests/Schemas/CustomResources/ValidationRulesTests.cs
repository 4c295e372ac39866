namespace MilvusManifests.Tests.Schemas.CustomResources;

public class ValidationRulesTests
{
    [Theory]
    [InlineData("message: too few", "a(4,1): error MM4015: E spec: too few")]
    [InlineData("message: '  too few  '", "a(4,1): error MM4015: E spec: too few")]
    [InlineData("messageExpression: \"'must be above %d, not %d'.format([1, self.q])\"", "a(4,1): error MM4015: E spec: must be above 1, not 1")]
    [InlineData("messageExpression: \"'q is ' + string(self.q)\", message: too few", "a(4,1): error MM4015: E spec: q is 1")]
    [InlineData("messageExpression: \"self.x\", message: too few", "a(4,1): error MM4015: E spec: too few")]
    [InlineData("messageExpression: \"'  '\", message: too few", "a(4,1): error MM4015: E spec: too few")]
    [InlineData("messageExpression: \"'a\\\\nb'\"", "a(4,1): error MM4015: E spec violates the rule self.q > 1")]
    [InlineData("reason: FieldValueInvalid", "a(4,1): error MM4015: E spec violates the rule self.q > 1")]
    [InlineData("message: too few, fieldPath: .q", "a(4,14): error MM4015: E spec.q: too few")]
    [InlineData("message: too few, fieldPath: .m.k", "a(4,24): error MM4015: E spec.m.k: too few")]
    [InlineData("message: too few, fieldPath: \".m['a.b']\"", "a(4,20): error MM4015: E spec.m[a.b]: too few")]
    [InlineData("message: too few, fieldPath: .other", "a(4,1): error MM4015: E spec.other: too few")]
    public void A_violated_rule_speaks_for_itself(string members, string expected) => Assert.Equal(expected, CustomResource.Validate($$$"""
        type: object
        x-kubernetes-validations: [{rule: self.q > 1, {{{members}}}}]
        properties: {q: {type: integer}, other: {type: string}, x: {type: integer}, m: {type: object, properties: {k: {type: string}, a.b: {type: string} } }}
        """, "{ q:   1, m: {k: v}}"));

    [Theory]
    [InlineData("self == oldSelf", false, "")]
    [InlineData("self == oldSelf", true, "a(4,1): error MM4015: E spec violates the rule self == oldSelf")]
    [InlineData("!oldSelf.hasValue() || self == oldSelf.value()", true, "")]
    [InlineData("oldSelf.hasValue()", true, "a(4,1): error MM4015: E spec violates the rule oldSelf.hasValue()")]
    public void A_rule_about_the_old_object_applies_to_a_new_one_only_if_that_is_optional(string rule, bool isOptional, string expected) => Assert.Equal(expected, CustomResource.Validate(
        $"type: object\nx-kubernetes-validations: [{{rule: {Quoted(rule)}{(isOptional ? ", optionalOldSelf: true" : "")}}}]\nproperties: {{q: {{type: integer}}}}", "{q: 1}"));

    [Theory]
    [InlineData("self.t < timestamp('2025-01-01T00:00:00Z')", "{t: '2024-06-01T00:00:00Z'}", true)]
    [InlineData("self.t < timestamp('2025-01-01T00:00:00Z')", "{t: '2025-06-01T00:00:00Z'}", false)]
    [InlineData("self.d > duration('1m')", "{d: 2m}", true)]
    [InlineData("self.d > duration('1m')", "{d: 30s}", false)]
    [InlineData("self.f / 2.0 == 1.5", "{f: 3}", true)]
    [InlineData("self.b == b'abc'", "{b: YWJj}", true)]
    [InlineData("self.s == ['b', 'a']", "{s: [a, b]}", true)]
    [InlineData("self.l == ['b', 'a']", "{l: [a, b]}", false)]
    [InlineData("self.s + ['a', 'c'] == ['a', 'b', 'c']", "{s: [a, b]}", true)]
    [InlineData("self.m.all(k, v, size(k) == v)", "{m: {a: 1, bb: 2}}", true)]
    [InlineData("type(self.p) == string || self.p > 0", "{p: 1}", true)]
    public void Values_have_the_types_of_their_schema(string rule, string spec, bool holds) => Assert.Equal(
        holds ? "" : "a(4,1): error MM4015: E spec: no", CustomResource.Validate($$$"""
        type: object
        x-kubernetes-validations: [{rule: {{{Quoted(rule)}}}, message: "no"}]
        properties:
          t: {type: string, format: date-time}
          d: {type: string, format: duration}
          f: {type: number}
          b: {type: string, format: byte}
          s: {type: array, x-kubernetes-list-type: set, items: {type: string}}
          l: {type: array, items: {type: string}}
          m: {type: object, additionalProperties: {type: integer}}
          p: {x-kubernetes-int-or-string: true}
        """, spec));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

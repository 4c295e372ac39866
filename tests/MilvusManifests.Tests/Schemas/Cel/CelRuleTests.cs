using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Schemas.Cel;
using MilvusManifests.Schemas.Cel.Types;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Tests.Yaml;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.Cel;

public class CelRuleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("has(self.a)", "{a: 1}", true)]
    [InlineData("has(self.a)", "{b: 1}", false)]
    [InlineData("!has(self.a) || has(self.b)", "{a: 1}", false)]
    [InlineData("self.a <= self.b", "{a: 2, b: 3}", true)]
    [InlineData("self.a == 1 && self.b == 1.5", "{a: 1, b: 1.5}", true)]
    [InlineData("self.a == 1.0", "{a: 1}", true)]
    [InlineData("self.kind in ['A', 'B']", "{kind: B}", true)]
    [InlineData("'x' in self", "{x: 1}", true)]
    [InlineData("'x' in self", "[a, x]", true)]
    [InlineData("!('*' in self && self.size() > 1)", "['*', a]", false)]
    [InlineData("size(self) == 3 && self.size() == 3", "abc", true)]
    [InlineData("size(self) == 2", "'\U0001F432a'", true)]
    [InlineData("self.startsWith('a') && self.endsWith(\"c\") && self.contains('b')", "abc", true)]
    [InlineData("self.matches('^[a-z]+$')", "abC", false)]
    [InlineData("self.matches(r\"\"\"^\\d+\\.$\"\"\")", "'12.'", true)]
    [InlineData("self.all(x, x > 0)", "[1, 2, 0]", false)]
    [InlineData("self.exists(x, x == 2)", "[1, 2]", true)]
    [InlineData("self.exists_one(x, x == 2)", "[2, 2]", false)]
    [InlineData("self.all(p1, self.exists_one(p2, p1.name == p2.name))", "[{name: a}, {name: b}, {name: a}]", false)]
    [InlineData("self.filter(f, f.type == 'CORS').size() <= 1", "[{type: CORS}, {type: X}]", true)]
    [InlineData("self.map(x, x * 2) == [2, 4]", "[1, 2]", true)]
    [InlineData("self.map(x, x > 1, x * 2) == [4]", "[1, 2]", true)]
    [InlineData("[has(self.a), has(self.b), has(self.c)].filter(x, x).size() <= 1", "{a: 1, b: 2}", false)]
    [InlineData("self.all(key, key.split('/')[0].size() < 5)", "{a/b: 1, longer/b: 2}", false)]
    [InlineData("has(self.type) ? self.type == 'A' : true", "{}", true)]
    [InlineData("self.a == 'x' ? self.b == 1 : self.b == 2", "{a: y, b: 2}", true)]
    [InlineData("self.x == 1 || true", "{}", true)]
    [InlineData("true || self.x == 1", "{}", true)]
    [InlineData("self.x == 1 && false", "{}", false)]
    [InlineData("self[0] == 'a' && self[1] == 'b'", "[a, b]", true)]
    [InlineData("self['a-b'] == 1 && self.a__dash__b == 1 && self.__namespace__ == 2", "{a-b: 1, namespace: 2}", true)]
    [InlineData("1 + 2 * 3 - 8 / 4 % 3 == 5", "{}", true)]
    [InlineData("-(2) < 1 && !(1 > 2) && -3 + 3 == 0", "{}", true)]
    [InlineData("'a' + 'b' == 'ab' && [1] + [2] == [1, 2]", "{}", true)]
    [InlineData("{'a': 1}.a == 1 && {'a': 1} == {'a': 1}", "{}", true)]
    [InlineData("self == null", "null", true)]
    [InlineData("self.lowerAscii() == 'abc' && self.upperAscii() == 'ABC'", "aBc", true)]
    [InlineData("self.replace('a', 'b') == 'bb' && self.substring(1) == 'a' && self.indexOf('a') == 0", "aa", true)]
    [InlineData("int('5') == 5 && string(5) == '5' && double(2) == 2.0", "{}", true)]
    [InlineData("self.all(h, !isIP(h))", "[example.com, 10.0.0.1]", false)]
    [InlineData("self.sum() == 6 && self.max() == 3 && self.min() == 1 && self.isSorted()", "[1, 2, 3]", true)]
    [InlineData("has(self.a) // why\n && self.a == \"\\u0061\\n\"", "{a: \"a\\n\"}", true)]
    [InlineData("self.a != 'x'", "{a: 1}", true)]
    [InlineData("self.join(',') == 'a,b'", "[a, b]", true)]
    [InlineData("duration(self) > duration('1h') && duration(self) == duration('3690s') && duration('-1.5ms') < duration('0')", "1h1m30s", true)]
    public void A_rule_is_evaluated_for_a_value(string rule, string self, bool holds)
    {
        var verdict = Evaluate(rule, self, out var reason);

        Assert.Null(reason);
        Assert.Equal(holds ? CelVerdict.Holds : CelVerdict.Broken, verdict);
    }

    [Theory]
    [InlineData("self.x == 1", "{}", CelVerdict.Failed, "no such key 'x'")]
    [InlineData("self.a.b == 1", "{a: 1}", CelVerdict.Failed, "an integer has no field 'b'")]
    [InlineData("self[3] == 1", "[1]", CelVerdict.Failed, "index out of bounds: 3")]
    [InlineData("1 / self == 1", "0", CelVerdict.Failed, "division by zero")]
    [InlineData("self + 1 > 0", "9223372036854775807", CelVerdict.Failed, "integer overflow")]
    [InlineData("self < 'a'", "1", CelVerdict.Failed, "'<' does not support an integer and a string")]
    [InlineData("self == oldSelf", "1", CelVerdict.Skipped, null)]
    [InlineData("duration(self.a) > duration('1h')", "{a: 1x}", CelVerdict.Failed, "'1x' is not a duration")]
    [InlineData("image(self).registry() == 'a'", "a/b:1", CelVerdict.NotEvaluated, "the function 'image'")]
    [InlineData("self.quantity() == 1", "a", CelVerdict.NotEvaluated, "the function 'quantity'")]
    [InlineData("self.all(x", "[]", CelVerdict.NotEvaluated, "'(' is never closed, at character 9")]
    [InlineData("self ==", "[]", CelVerdict.NotEvaluated, "it ends where a value is expected")]
    [InlineData("self == 1 2", "1", CelVerdict.NotEvaluated, "an operator is expected before '2', at character 11")]
    [InlineData("Object{spec: Object.spec{replicas: 1}} == self", "1", CelVerdict.NotEvaluated, "an object of a type")]
    [InlineData("self.a", "{a: 1}", CelVerdict.NotEvaluated, "its value is not a boolean")]
    [InlineData("self.matches('\\\\C')", "a", CelVerdict.NotEvaluated, "the pattern '\\C' is not supported: '\\C' matches a byte, which is not supported")]
    [InlineData("other == 1", "1", CelVerdict.NotEvaluated, "unknown name 'other'")]
    public void A_rule_that_cannot_be_evaluated_says_why(string rule, string self, object verdict, string? reason)
    {
        Assert.Equal((CelVerdict)verdict, Evaluate(rule, self, out var found));
        Assert.Equal(reason, found);
    }

    [Fact]
    public void A_rule_that_multiplies_its_work_is_not_evaluated()
    {
        var list = Value($"[{string.Join(", ", Enumerable.Range(0, 300))}]");

        Assert.Equal(CelVerdict.NotEvaluated, CelRule.Parse("self.all(a, self.all(b, self.all(c, a + b + c >= 0)))").Evaluate(list, false, out var reason));
        Assert.Equal("it exceeds the evaluation limit", reason);
        Assert.Equal(CelVerdict.NotEvaluated, CelRule.Parse(new string('(', 5000) + "true").Evaluate(list, false, out _));
        Assert.Equal(CelVerdict.NotEvaluated, CelRule.Parse(new string('!', 5000) + "true").Evaluate(list, false, out _));
    }

    [Theory]
    [InlineData("self.a == 'x", "a string without an end, at character 11")]
    [InlineData("self.a == 'x\ny'", "a string without an end, at character 11")]
    [InlineData("self.a == 'x\\q'", "an invalid escape in a string, at character 13")]
    [InlineData("self.`a-b == 1", "a name without an end, at character 6")]
    [InlineData("self.a = 1", "'=' is not an operator; use '==', at character 8")]
    [InlineData("self.a & true", "'&' is not an operator; use '&&', at character 8")]
    [InlineData("self.a ≤ 1", "'≤' is not allowed, at character 8")]
    [InlineData("self.a == 𝛂", "'𝛂' is not allowed, at character 11")]
    [InlineData("self.a not in self.b", "an operator is expected before 'not', at character 8")]
    [InlineData("self.a 'x'", "an operator is expected before '\"', at character 8")]
    [InlineData("(self.a", "'(' is never closed, at character 1")]
    [InlineData("self.a in [1, 2", "'[' is never closed, at character 11")]
    [InlineData("self.a in [1, 2)", "')' without '(', at character 16")]
    [InlineData("self.a]", "']' without '[', at character 7")]
    [InlineData("size(self.a,)", "')' where a value is expected, at character 13")]
    [InlineData("self.a, self.b", "',' outside of brackets, at character 7")]
    [InlineData("self.a ? 1", "'?' without ':', at character 8")]
    [InlineData("self.a : 1", "':' without '?', at character 8")]
    [InlineData("{'a': 1, 'b'}", "a key without ':' and a value, at character 13")]
    [InlineData("self.", "it ends where a value is expected")]
    [InlineData("self..a", "'.' where a value is expected, at character 6")]
    [InlineData("in self", "'in' where a value is expected, at character 1")]
    [InlineData("has(self)", "has() without a field, such as has(self.name), at character 1")]
    [InlineData("1e == 1", "'1e' is not a valid number, at character 1")]
    [InlineData("-9223372036854775809 < self", "'-9223372036854775809' is not a valid number, at character 2")]
    public void A_rule_with_wrong_syntax_says_where(string rule, string fault) => Assert.Equal(fault, CelRule.Parse(rule).SyntaxFault);

    [Theory]
    [InlineData("[1, 2,].size() == 2 && {'a': 1,}.size() == 1")]
    [InlineData("-9223372036854775808 < self && --1 == 1 && !!true")]
    [InlineData("self.`a-b` == .self.a__dash__b // a comment\n")]
    [InlineData("unknown(self).with(1, 'x') == r'\\d' || self[?0].orValue(b'\\xff') == null")]
    [InlineData("Object{spec: Object.spec{replicas: self.a ? 1 : 2, `a-b`: [], ?c: self.?d,},}")]
    [InlineData("self.a == \"\"\"x\ny\"\"\" ? {} : []")]
    [InlineData("((((((((((self))))))))))")]
    public void What_the_language_allows_has_no_syntax_fault(string rule) => Assert.Null(CelRule.Parse(rule).SyntaxFault);

    [Fact]
    public void Any_text_is_survived_as_a_rule()
    {
        string[] pieces = ["self", ".a", "[0]", "(", ")", "has(", "all(x, ", "'a'", "1", "-", "!", "==", "&&", "||", "?", ":", ",", "{", "}", "[", "]", "in", "size()", "\"", "r'", "0x", "1e", " "];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), RandomNodes.Nodes.ToArbitrary(), (rule, node) =>
            {
                CelRule.Parse(rule).Evaluate(CelValues.Of(node, null, SchemaPack.Empty), false, out _);
            }));
    }

    [Fact]
    public void Every_rule_of_the_shipped_schemas_is_known()
    {
        var unknown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "MilvusManifests", "Catalogue"), "*.pack", SearchOption.AllDirectories))
        {
            // Kubernetes' own kinds have no rules; a server knows in code what they have to be.
            if (Path.GetFileName(Path.GetDirectoryName(file)) == "kubernetes")
            {
                continue;
            }

            var pack = SchemaPack.Open(new SourceText(file, File.ReadAllText(file)));
            foreach (var name in pack.DefinitionNames)
            {
                Collect(pack.Definition(name)!, rules);
            }
        }

        foreach (var rule in rules)
        {
            var compilation = CelParser.Parse(rule);
            if ((compilation.SyntaxFault ?? compilation.Unsupported) is { } reason)
            {
                unknown[rule] = reason;
            }
        }

        output.WriteLine($"{rules.Count - unknown.Count} of {rules.Count} rules are known");
        Assert.Equal([], unknown.Select(pair => $"{pair.Value}: {pair.Key}"));
        Assert.True(rules.Count > 100);
    }

    private static void Collect(PackedSchema schema, HashSet<string> rules)
    {
        foreach (var rule in (schema[SchemaKeyword.Validations] as YamlSequence)?.Items ?? [])
        {
            rules.Add(((YamlScalar)((YamlMapping)rule)["rule"]!).Value);
        }

        _ = schema.Map((part, _) =>
        {
            Collect(part, rules);
            return part;
        });
    }

    private static CelVerdict Evaluate(string rule, string self, out string? reason) => CelRule.Parse(rule).Evaluate(Value(self), false, out reason);

    private static object? Value(string text) => CelValues.Of(Read(text), null, SchemaPack.Empty);

    private static YamlNode Read(string text) => YamlReader.ReadSingle(new SourceText("t.yaml", text)).Value!.Root;
}

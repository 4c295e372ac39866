using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Printing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.PromQL;

/// <summary>The expressions that kube-prometheus publishes.</summary>
public class PublishedExpressionsTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_rule_of_a_release_parses_and_prints_as_the_same_tree(string tag)
    {
        var expressions = Directory.GetFiles(Releases.Published(tag), "*rometheusRule.yaml").SelectMany(Expressions).ToList();
        var image = Releases.Find(tag).Images.Single(image => image.Name == "prometheus");
        var features = new PromQLFeatures(PrometheusVersion.Parse(image.Reference.Tag!)!.Value);

        foreach (var text in expressions)
        {
            var parse = PromQLParser.Parse(text, features);
            Assert.True(parse.Errors.IsEmpty, $"{text}\n{string.Join("\n", parse.Errors)}");
            Assert.Equal(ExpressionShape.Of(parse.Expression!), ExpressionShape.Of(PromQLParser.Parse(IndentedExpression.Of(parse.Expression!), features).Expression!));
        }

        output.WriteLine($"{expressions.Count} expressions");
        Assert.InRange(expressions.Count, 200, 300);
    }

    private static IEnumerable<string> Expressions(string file)
    {
        var document = YamlReader.ReadSingle(SourceFile.Decode(file, File.ReadAllBytes(file)).Value!, YamlReaderOptions.Kubectl).Value!;
        return Groups((YamlMapping)document.Root).SelectMany(group => ((YamlSequence)((YamlMapping)group)["rules"]!).Items).Select(rule => ((YamlScalar)((YamlMapping)rule)["expr"]!).Value);
    }

    private static System.Collections.Immutable.ImmutableArray<YamlNode> Groups(YamlMapping rule) => ((YamlSequence)((YamlMapping)rule["spec"]!)["groups"]!).Items;
}

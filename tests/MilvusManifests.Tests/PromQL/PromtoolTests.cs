using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.GoTemplates;
using MilvusManifests.Tests.PromQL.GoTemplates;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.PromQL;

/// <summary>What is said of expressions and templates is what Prometheus' own tool says.</summary>
public sealed partial class PromtoolTests(ITestOutputHelper output) : IDisposable
{
    private const int Expressions = 200_000;
    private const int Templates = 100_000;
    private static readonly PromQLFeatures Features = new(new PrometheusVersion(3, 5));

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Mutated_expressions_are_accepted_and_refused_alike()
    {
        Needs.Promtool();
        var random = new Random(11);
        var seeds = RandomExpressions.Any.Sample(2000, new Rnd(20_261_129), 12).ToArray();
        var expressions = Enumerable.Range(0, Expressions).Select(_ => Mutations.Of(seeds[random.Next(seeds.Length)], random)).Where(IsText).ToArray();

        var refused = Refused(expressions.Select(expression => new { record = "a", expr = expression }));

        var differences = expressions.Select((expression, index) => (expression, Says: refused.GetValueOrDefault(index), Errors: PromQLParser.Parse(expression, Features).Errors))
            .Where(one => (one.Says is null) != one.Errors.IsEmpty)
            .Select(one => $"{one.expression}\n  promtool: {one.Says ?? "accepted"}\n  here: {(one.Errors.IsEmpty ? "accepted" : one.Errors[0].Message)}").ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{expressions.Length} expressions, of which promtool refuses {refused.Count}; {differences.Length} differ"));
        Assert.Equal([], differences.Take(20));
    }

    [Fact]
    public void Mutated_templates_are_accepted_and_refused_alike()
    {
        Needs.Promtool();
        var random = new Random(11);
        var seeds = RandomGoTemplates.Templates.Generator.Sample(2000, new Rnd(20_261_129), 12).Select(GoTemplatePrinter.Print).ToArray();
        var templates = Enumerable.Range(0, Templates).Select(_ => Mutations.Of(seeds[random.Next(seeds.Length)], random)).Where(IsText).ToArray();

        var refused = Refused(templates.Select(template => new { alert = "a", expr = "up == 0", annotations = new { a = template } }));

        var differences = templates.Select((template, index) => (template, Says: refused.GetValueOrDefault(index), Parse: AlertTemplate.Parse(template, new PrometheusVersion(3, 5))))
            .Where(one => (one.Says is null) != (one.Parse.Tree is not null))
            .Select(one => $"{one.template}\n  promtool: {one.Says ?? "accepted"}\n  here: {(one.Parse.Tree is not null ? "accepted" : one.Parse.Faults[0].Message)}").ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{templates.Length} templates, of which promtool refuses {refused.Count}; {differences.Length} differ"));
        Assert.Equal([], differences.Take(20));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_rules_of_every_release_are_accepted(string tag)
    {
        Needs.Promtool();
        var config = Path.Combine(folder, "manifests.config.yaml");
        File.WriteAllText(config, $"kubernetes: \"{Releases.Find(tag).SupportedKubernetes[^1]}\"\nkubePrometheus: {{version: {tag}}}\nmilvus: [{{release: a, namespace: milvus, version: 2.6.15}}]\n");
        Assert.True(Generator.Generate(new GenerateOptions(config)).Succeeded);
        var rules = Directory.GetFiles(Path.Combine(folder, "output"), "*ometheusRule.yaml", SearchOption.AllDirectories);
        foreach (var file in rules)
        {
            var document = YamlReader.ReadSingle(SourceFile.Decode(file, File.ReadAllBytes(file)).Value!, YamlReaderOptions.Kubectl).Value!;
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), YamlWriter.Write(((YamlMapping)document.Root)["spec"]!));
        }

        var (exitCode, printed) = Promtool.Run(folder, ["check", "rules", "--lint=all", "--lint-fatal", .. rules.Select(Path.GetFileName).OfType<string>()]);

        Assert.True(exitCode == 0, printed);
        Assert.True(rules.Length >= 7);
    }

    private Dictionary<int, string> Refused<T>(IEnumerable<T> rules)
    {
        File.WriteAllText(Path.Combine(folder, "rules.yaml"), JsonSerializer.Serialize(new { groups = new[] { new { name = "g", rules } } }));
        var (_, printed) = Promtool.Run(folder, "check", "rules", "--lint=none", "rules.yaml");
        Assert.True(Refusal().IsMatch(printed), printed[..Math.Min(printed.Length, 500)]);
        return Refusal().Matches(printed).GroupBy(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .ToDictionary(match => match.Key - 1, match => match.First().Groups[2].Value);
    }

    // What YAML does not have, or has only in another way than JSON.
    private static bool IsText(string text) => text.Length > 0 && !text.Any(letter => letter == '\0' || char.IsSurrogate(letter));

    [GeneratedRegex(@"rule (\d+), ""a"": (.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Refusal();
}

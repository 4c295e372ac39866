using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.Rules;

public class RuleRobustnessTests
{
    private static readonly YamlNode[] Replacements =
    [
        YamlScalar.Null, YamlScalar.String(""), YamlScalar.String("-"), new YamlScalar("-1", YamlScalarStyle.Plain), new YamlScalar("true", YamlScalarStyle.Plain),
        new YamlScalar("1e400", YamlScalarStyle.Plain), YamlMapping.Empty, YamlSequence.Empty, new YamlSequence([YamlScalar.Null, YamlMapping.Empty, YamlScalar.String("a")]),
    ];

    public static TheoryData<string> Files => [.. RuleCase.Files.Select(file => file.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_value_of_any_type_anywhere_is_survived(string file)
    {
        var catalogue = new SchemaCatalogue(KubernetesSchemas.All[^1]);
        var validator = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules);
        var tried = 0;
        foreach (var item in RuleCase.Files.Single(found => found.File == file).Cases.Where(item => item.Text.Length < 2000))
        {
            var node = (YamlMapping)YamlReader.ReadSingle(new SourceText("object", item.Text)).Value!.Root!;
            var kind = catalogue.Find(GroupVersionKind.Of(node))!;
            foreach (var changed in Variations(node))
            {
                validator.Validate((YamlMapping)changed, kind);
                tried++;
            }
        }

        Assert.True(tried > 100, $"{tried} variations");
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_only_reported_by_its_schema()
    {
        var item = RuleCase.All.First(item => item.Rule == "container-port-range");
        var text = item.Text.Replace("65535", "many", StringComparison.Ordinal);

        Assert.Equal(["(8,29): error MM4001: Pod spec.containers[0].ports[0].containerPort: expected an integer, found a string"], (item with { Text = text }).Validate("1.35"));
    }

    [Fact]
    public void A_violation_is_not_reported_where_the_schema_already_reports_the_value()
    {
        var item = RuleCase.All.First(item => item.Rule == "job-restart-policy");
        var text = item.Text.Replace("restartPolicy: Never", "restartPolicy: never", StringComparison.Ordinal);

        Assert.Equal(["(8,22): error MM4004: Job spec.template.spec.restartPolicy must be Always, OnFailure or Never, not 'never'; did you mean 'Never'?"], (item with { Text = text }).Validate("1.35"));
    }

    // The object with every value below it replaced by every replacement, one at a time.
    private static IEnumerable<YamlNode> Variations(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries.Where(entry => entry.Key.Value is not ("apiVersion" or "kind")))
                {
                    foreach (var changed in Replacements.Concat(Variations(value)))
                    {
                        yield return mapping.With(key.Value, changed);
                    }
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    foreach (var changed in Replacements.Concat(Variations(sequence.Items[i])))
                    {
                        yield return new YamlSequence(sequence.Items.SetItem(i, changed), sequence.Location);
                    }
                }

                break;
        }
    }
}

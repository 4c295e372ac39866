using MilvusManifests.Building;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Tests.Comparison;

namespace MilvusManifests.Tests.Verification;

/// <summary>The role of docs/ci.md for a pipeline that verifies a cluster.</summary>
public class ClusterRoleTests
{
    private static readonly string Role =
        File.ReadAllText(Path.Combine(Repository.Root, "docs/ci.md")).ReplaceLineEndings("\n").Split("## After a sync\n")[1].Split("```yaml\n")[1].Split("```\n")[0];

    [Fact]
    public void It_is_valid() => Assert.Equal(
        new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.35: valid\n", ""),
        CommandLineRun.Of(CommandLineRun.Start(Path.GetTempPath(), "validate", "-", "--kubernetes", "1.35"), Role));

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void It_grants_to_get_whatever_a_set_has_but_Secrets(string release)
    {
        var rules = new ObjectFields(RenderedSets.Read(Role)[0].Node);

        Assert.All(RenderedSets.Of(release).Where(made => made.Reference.Kind != "Secret"), made => Assert.True(Grants(made.Reference), made.Reference.ToString()));
        Assert.DoesNotContain("secrets", Role, StringComparison.Ordinal);

        bool Grants(ObjectReference target)
        {
            foreach (var rule in rules.Mappings("rules"))
            {
                if (Has(rule, "apiGroups", target.Group) && Has(rule, "resources", FakeCluster.Plural(target.Kind)) && Has(rule, "verbs", "get"))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static bool Has(ObjectFields rule, string field, string value) => rule.Texts(field).Any(text => text.Value == value);
}

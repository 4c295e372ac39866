using System.Globalization;
using MilvusManifests.Comparison.Risks;

namespace MilvusManifests.Tests.Comparison;

/// <summary>Lists, arguments and wildcards, and sets made to be slow or to reveal secrets.</summary>
public class SetComparisonTests
{
    [Fact]
    public void A_rule_with_a_billion_permissions_is_not_expanded()
    {
        var difference = RenderedSets.Compare(Role(500, 1), Role(500, 2));

        var risk = Assert.Single(difference.Risks);
        Assert.Equal("PermissionWidened has too many permissions to list, and they changed", $"{risk.Kind} {risk.Statements[0]}");
        Assert.True(RenderedSets.Compare(Role(500, 1), Role(500, 1)).IsEmpty);

        static string Role(int count, int last) =>
            $"apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {{name: a}}\nrules:\n- apiGroups: {List("g", count)}\n  resources: {List("r", count)}\n  verbs: {List("v", count)}\n  resourceNames: {List("n", count + last)}\n";
    }

    [Fact]
    public void A_policy_with_a_billion_flows_is_not_expanded()
    {
        var difference = RenderedSets.Compare(Policy(20_000), Policy(20_001));

        Assert.Equal("has too many rules to list, and they changed", Assert.Single(difference.Risks, risk => risk.Kind == RiskKind.NetworkWidened).Statements[0]);

        static string Policy(int count) =>
            $"apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: a}}\nspec:\n  podSelector: {{}}\n  ingress:\n  - from: [{Each(count, i => $"{{ipBlock: {{cidr: c{i}}}}}")}]\n    ports: [{Each(count, i => $"{{port: p{i}}}")}]\n";
    }

    [Fact]
    public void A_wildcard_covers_what_it_matches_and_nothing_else()
    {
        var narrow = Rules("{apiGroups: [apps], resources: [deployments, deployments/scale], verbs: [get]}", "{nonResourceURLs: [/metrics/a], verbs: [get]}");
        var wide = Rules("{apiGroups: ['*'], resources: ['deployments', '*/scale'], verbs: ['*']}", "{nonResourceURLs: [/metrics/*], verbs: [get]}");

        Assert.Equal(["PermissionWidened"], RenderedSets.Compare(narrow, wide).Risks.Select(risk => $"{risk.Kind}"));
        Assert.Equal(["PermissionNarrowed"], RenderedSets.Compare(wide, narrow).Risks.Select(risk => $"{risk.Kind}"));

        static string Rules(params string[] rules) =>
            $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: a}}\nrules: [{string.Join(", ", rules)}]\n";
    }

    [Fact]
    public void A_container_added_before_others_is_one_change()
    {
        var difference = RenderedSets.Compare(Pods("b, c"), Pods("a, b, c"));

        Assert.Equal("spec.template.spec.containers[a]: {name: a}", $"{Assert.Single(Assert.Single(difference.Objects).Fields)}");

        static string Pods(string names) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a}}\nspec: {{template: {{spec: {{containers: [{string.Join(", ", names.Split(", ").Select(name => $"{{name: {name}}}"))}]}}}}}}\n";
    }

    [Theory]
    [InlineData("containers", "")]
    [InlineData("initContainers", "spec.template.spec.initContainers: same items in a different order")]
    public void The_order_of_containers_is_ignored_and_that_of_init_containers_is_not(string field, string expected)
    {
        var difference = RenderedSets.Compare(Pods("{name: a}, {name: b}"), Pods("{name: b}, {name: a}"));

        Assert.Equal(expected, string.Join('\n', difference.Objects.SelectMany(change => change.Fields)));

        string Pods(string containers) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a}}\nspec: {{template: {{spec: {{{field}: [{containers}]}}}}}}\n";
    }

    [Theory]
    [InlineData("[--b=2, --a=1]", "[--a=1, --b=2]", "")]
    [InlineData("[--a=1]", "[--a=2]", "containers[x].args --a: 1 -> 2")]
    [InlineData("[--a, '1']", "[--a=1]", "")]
    [InlineData("[--x=a, --x=b]", "[--x=b, --x=c]", "containers[x].args --x: a -> c")]
    [InlineData("[--url=http://me:pass@host/a]", "[--url=http://me:word@host/b]", "containers[x].args --url: http://me:(hidden)@host/a -> http://me:(hidden)@host/b")]
    [InlineData("[--api-token=a]", "[--api-token=b]", "containers[x].args --api-token: changed")]
    [InlineData("[a, b]", "[b, a]", "")]
    public void Arguments_are_compared_flag_by_flag(string old, string fresh, string expected)
    {
        var difference = RenderedSets.Compare(Pod(old), Pod(fresh));

        Assert.Equal(expected, string.Join('\n', difference.Objects.SelectMany(change => change.Fields).Select(field => field.ToShortString())));

        static string Pod(string arguments) => $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: a}}\nspec: {{template: {{spec: {{containers: [{{name: x, args: {arguments}}}]}}}}}}\n";
    }

    private static string List(string prefix, int count) => $"[{Each(count, i => prefix + i)}]";

    private static string Each(int count, Func<string, string> item) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => item(i.ToString(CultureInfo.InvariantCulture))));
}

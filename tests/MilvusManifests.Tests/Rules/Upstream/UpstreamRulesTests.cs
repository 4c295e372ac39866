using System.Text;
using MilvusManifests.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rules.Upstream;

/// <summary>The names of kube-prometheus' rules are an interface: the set has each, or a reason why not.</summary>
public class UpstreamRulesTests
{
    private const string Runbooks = "https://runbooks.prometheus-operator.dev/runbooks/";

    // Upstream has a second rule for integrations that match no regular expression at all: none.
    private static readonly string[] OtherSeverities = ["AlertmanagerClusterFailedToSendAlerts"];

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_list_has_the_names_that_a_release_published(string tag)
    {
        var published = UpstreamRule.Published(tag).Select(one => (one.Rule.Alert is not null, one.Rule.Name)).Distinct().Order();

        Assert.Equal(published, UpstreamRule.All.Where(rule => rule.IsIn(tag)).Select(rule => (rule.IsAlert, rule.Name)).Order());
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Each_name_of_a_release_is_in_the_set_or_has_a_reason_not_to_be(string tag)
    {
        var shipped = UpstreamRule.Shipped(tag).Select(one => (one.Rule.Alert is not null, one.Rule.Name)).ToHashSet();

        Assert.Equal([], UpstreamRule.All.Where(rule => rule.IsIn(tag) && shipped.Contains((rule.IsAlert, rule.Name)) == rule.Reason is not null).Select(rule => rule.Name));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void An_alert_of_upstream_has_its_severities_and_its_runbook(string tag)
    {
        var published = AlertsOf(UpstreamRule.Published(tag).Select(one => one.Rule));
        var shipped = AlertsOf(UpstreamRule.Shipped(tag).Select(one => one.Rule)).ToLookup(alert => alert.Name);

        Assert.Equal([], published.Where(alert => !OtherSeverities.Contains(alert.Name) && !shipped[alert.Name].Contains(alert)));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void A_recording_rule_of_upstream_adds_the_labels_that_upstreams_adds(string tag)
    {
        var shipped = RecordsOf(UpstreamRule.Shipped(tag).Select(one => one.Rule)).ToHashSet(StringComparer.Ordinal);
        var missing = UpstreamRule.All.Where(rule => rule.Reason is not null).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], RecordsOf(UpstreamRule.Published(tag).Select(one => one.Rule).Where(rule => !missing.Contains(rule.Name))).Where(record => !shipped.Contains(record)));
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void The_address_of_upstreams_runbook_is_only_that_of_an_alert_of_upstream(string tag)
    {
        var known = UpstreamRule.All.Where(rule => rule.IsAlert).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(AlertsOf(UpstreamRule.Shipped(tag).Select(one => one.Rule)), alert =>
            Assert.Equal(known.Contains(alert.Name), alert.Runbook.StartsWith(Runbooks, StringComparison.Ordinal) && alert.Runbook.EndsWith($"/{alert.Name.ToLowerInvariant()}", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_says_what_of_upstreams_rules_is_in_the_set()
    {
        var shipped = UpstreamRule.Shipped(PinnedRelease.Tag);
        var page = new StringBuilder(
            """
            # kube-prometheus' own alerts in the set

            Names of alerts and recording rules are an interface: silences, inhibitions, escalations, runbooks, dashboards and other rules hang on them. So an alert of
            the set whose condition is that of an alert of kube-prometheus has the same name, severity and runbook, and a recording rule that means the same has the same
            name, labels and unit. Expressions and texts are our own. An alert that a later release of kube-prometheus introduced is in the sets of earlier ones, too.

            A rule that needs a component that is left out (`components: {nodeExporter: false}`) goes with it; a recording rule only when nothing else of the set uses its
            series. [alerts.md](alerts.md) says how to disable or change an alert: `KubeSchedulerDown` and `KubeControllerManagerDown` where the provider of the cluster hides
            the control plane.


            """.ReplaceLineEndings("\n"));
        Table(page, "Not in the set", "name | releases | reason", UpstreamRule.All.Where(rule => rule.Reason is not null).Select(rule => $"`{rule.Name}` | {rule.Releases} | {rule.Reason}"));
        Table(page, "Alerts of kube-prometheus", "alert | severity | component | releases of kube-prometheus", UpstreamRule.All.Where(rule => rule.IsAlert && rule.Reason is null)
            .Select(rule => (rule, alerts: shipped.Where(one => one.Rule.Alert is not null && one.Rule.Name == rule.Name).ToArray()))
            .Select(one => $"[{one.rule.Name}]({Runbook(one.alerts[0].Rule)}) | {string.Join(", ", one.alerts.Select(alert => Severity(alert.Rule)).Distinct())} | {one.alerts[0].Component} | {one.rule.Releases}"));
        Table(page, "Alerts that kube-prometheus does not have", "alert | severity | component", shipped.Where(one => one.Rule.Alert is not null && UpstreamRule.All.All(rule => rule.Name != one.Rule.Name))
            .OrderBy(one => one.Rule.Name, StringComparer.Ordinal).Select(one => $"[{one.Rule.Name}](runbooks/{one.Rule.Name}.md) | {Severity(one.Rule)} | {one.Component}"));
        Table(page, "Recording rules", "series | component | releases of kube-prometheus", UpstreamRule.All.Where(rule => !rule.IsAlert && rule.Reason is null)
            .Select(rule => $"`{rule.Name}` | {shipped.First(one => one.Rule.Record is not null && one.Rule.Name == rule.Name).Component} | {rule.Releases}"));

        Golden.Check("docs/upstream-alerts.md", page.ToString().TrimEnd('\n') + "\n");
    }

    private static void Table(StringBuilder page, string title, string columns, IEnumerable<string> rows)
    {
        page.Append($"## {title}\n\n| {columns} |\n|{string.Concat(Enumerable.Repeat(" --- |", columns.Split('|').Length))}\n");
        foreach (var row in rows)
        {
            page.Append($"| {row} |\n");
        }

        page.Append('\n');
    }

    private static (string Name, string Severity, string Runbook)[] AlertsOf(IEnumerable<Rule> rules) => [.. rules.Where(rule => rule.Alert is not null).Select(rule => (rule.Name, Severity(rule), Runbook(rule)))];

    private static IEnumerable<string> RecordsOf(IEnumerable<Rule> rules) =>
        rules.Where(rule => rule.Record is not null).Select(rule => $"{rule.Name} {string.Join(',', rule.Labels.Select(label => $"{label.Key.Value}={((YamlScalar)label.Value).Value}").Order(StringComparer.Ordinal))}");

    private static string Severity(Rule rule) => ((YamlScalar)rule.Labels.Single(label => label.Key.Value == "severity").Value).Value;

    private static string Runbook(Rule rule) => rule.Annotations.Where(annotation => annotation.Key.Value == "runbook_url").Select(annotation => ((YamlScalar)annotation.Value).Value).SingleOrDefault() ?? "";
}

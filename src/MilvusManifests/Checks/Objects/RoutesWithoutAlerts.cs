using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Building;
using MilvusManifests.Checks.Objects.Contents;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>The alerts that Alertmanager routes or inhibits by name are made by a rule of the set.</summary>
internal sealed class RoutesWithoutAlerts : IObjectCheck
{
    private const int MostLevels = 64;
    private const long MostWork = 500_000;
    private const string AlertName = "alertname";

    /// <summary>A name of an alert that does not exist.</summary>
    public static readonly DiagnosticCode WithoutAlert = new(
        "MM4814",
        "route or inhibition for an alert that no rule makes",
        "A route or an inhibition that names an alert does nothing if no rule makes an alert of that name: the alert was renamed or left out, or the name is misspelled. "
        + "A dead man's switch that nothing triggers is the worst of them.",
        new("route.routes[0] of Alertmanager monitoring/main is for alertname = Watchdog, and no PrometheusRule of the set has such an alert"),
        "Correct the name, add the rule, or remove the route; if rules outside the set make the alert, suppress the finding with where they are.");

    /// <inheritdoc/>
    public DiagnosticCode Code => WithoutAlert;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes =>
    [
        new("Secret", "alertmanager-main", ["Watchdog", "InfoInhibitor"],
            "the default configuration routes both alerts wherever their rules come from, also where the general rules of the stack, component kubePrometheus, are left out"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        // Without any rules, those of the cluster are somewhere else.
        if (set.Alerts.IsEmpty)
        {
            yield break;
        }

        var names = set.Alerts.SelectMany(rule => rule.Names).Distinct(StringComparer.Ordinal).ToArray();
        var work = 0L;
        foreach (var (user, what, matcher, place) in Matchers(set.Cluster.Objects))
        {
            // Patterns are matched with every name: of very many, the rest is not looked at.
            work += matcher.IsPattern ? names.Length : 0;
            if (work < MostWork && !names.Any(matcher.Matches))
            {
                yield return new(user, place, $"{what} is for {AlertName} {matcher}, and no PrometheusRule of the set has such an alert{Suggestion.Phrase(matcher.Value, names)}") { Subject = matcher.Value };
            }
        }
    }

    private static IEnumerable<(ClusterObject User, string What, AlertMatcher Matcher, Location? Place)> Matchers(ClusterObjects cluster)
    {
        foreach (var alertmanager in cluster.Of(ScrapeMonitor.Group, "Alertmanager"))
        {
            var secret = cluster.Find(new ObjectReference("", "Secret", alertmanager.Namespace, alertmanager.Spec.TextOr("configSecret", $"alertmanager-{alertmanager.Name}") ?? ""));
            if (secret is null || KeyContent.Of(secret, "alertmanager.yaml") is not { } content)
            {
                continue;
            }

            var configuration = new ObjectFields(content.Root);
            foreach (var (path, matcher, node) in OfRoute(configuration.Fields("route"), "route", 0).Concat(OfInhibitions(configuration, "inhibit_rules", ("source_matchers", "source_match"), ("target_matchers", "target_match"))))
            {
                yield return (secret, $"{path} of {alertmanager}", matcher, content.PlaceOf(node));
            }
        }

        foreach (var configuration in cluster.Of(ScrapeMonitor.Group, "AlertmanagerConfig"))
        {
            foreach (var (path, matcher, node) in OfRoute(configuration.Spec.Fields("route"), "spec.route", 0).Concat(OfInhibitions(configuration.Spec, "inhibitRules", ("sourceMatch", ""), ("targetMatch", ""))))
            {
                yield return (configuration, $"{path} of {configuration}", matcher, node.Location);
            }
        }
    }

    private static IEnumerable<(string Path, AlertMatcher Matcher, YamlNode Node)> OfRoute(ObjectFields route, string path, int level)
    {
        foreach (var (matcher, node) in AlertMatcher.Of(route, "matchers", "match"))
        {
            yield return (path, matcher, node);
        }

        var children = level < MostLevels ? route.Items("routes") : [];
        for (var i = 0; i < children.Length; i++)
        {
            foreach (var found in OfRoute(ObjectFields.Of(children[i]), string.Create(CultureInfo.InvariantCulture, $"{path}.routes[{i}]"), level + 1))
            {
                yield return found;
            }
        }
    }

    private static IEnumerable<(string Path, AlertMatcher Matcher, YamlNode Node)> OfInhibitions(ObjectFields owner, string list, params (string List, string Map)[] sides)
    {
        var rules = owner.Items(list);
        for (var i = 0; i < rules.Length; i++)
        {
            foreach (var (matchers, map) in sides)
            {
                foreach (var (matcher, node) in AlertMatcher.Of(ObjectFields.Of(rules[i]), matchers, map))
                {
                    yield return (string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]"), matcher, node);
                }
            }
        }
    }

    /// <summary>What a matcher requires of the name of an alert.</summary>
    private sealed record AlertMatcher(string Value, bool IsPattern)
    {
        private readonly RelabelPattern? pattern = IsPattern ? RelabelPattern.Parse(Value) : null;

        /// <summary>Whether an alert of a name may match.</summary>
        public bool Matches(string name) => pattern is null ? name == Value : pattern.IsMatch(name) != false;

        private static IEnumerable<string> PartsOf(string text)
        {
            var (begin, isQuoted) = (0, false);
            for (var i = 0; i <= text.Length; i++)
            {
                if (i == text.Length || (text[i] == ',' && !isQuoted))
                {
                    yield return text[begin..i].Trim();
                    begin = i + 1;
                }
                else if (text[i] == '"' && (i == 0 || text[i - 1] != '\\'))
                {
                    isQuoted = !isQuoted;
                }
            }
        }

        /// <inheritdoc/>
        public override string ToString() => $"{(IsPattern ? "=~" : "=")} {Excerpt.Of(Value)}";

        /// <summary>The matchers of names in a list of them, or in the maps of older configurations.</summary>
        public static IEnumerable<(AlertMatcher Matcher, YamlNode Node)> Of(ObjectFields owner, string list, string map)
        {
            foreach (var item in owner.Items(list))
            {
                if (item is YamlScalar text)
                {
                    foreach (var matcher in OfText(text.Value))
                    {
                        yield return (matcher, text);
                    }
                }
                else if (ObjectFields.Of(item) is { Exists: true } fields && fields.Text("name") == AlertName && fields.Scalar("value") is { } value)
                {
                    var type = fields.TextOr("matchType", fields.Flag("regex") == true ? "=~" : "=");
                    if (type is "=" or "=~")
                    {
                        yield return (new(value.Value, type == "=~"), value);
                    }
                }
            }

            foreach (var (field, isPattern) in ((string, bool)[])[(map, false), (map + "_re", true)])
            {
                if (owner.Fields(field).Scalar(AlertName) is { } value)
                {
                    yield return (new(value.Value, isPattern), value);
                }
            }
        }

        // alertmanager pkg/labels/parse.go: {a="b", c=~"d"}, with braces and quotes or without.
        private static IEnumerable<AlertMatcher> OfText(string text)
        {
            foreach (var part in PartsOf(text.Trim() is ['{', .. var inner, '}'] ? inner : text))
            {
                var equals = part.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && part[..equals].Trim().Trim('"') == AlertName)
                {
                    var isPattern = equals + 1 < part.Length && part[equals + 1] == '~';
                    yield return new(part[(equals + (isPattern ? 2 : 1))..].Trim().Trim('"'), isPattern);
                }
            }
        }
    }
}

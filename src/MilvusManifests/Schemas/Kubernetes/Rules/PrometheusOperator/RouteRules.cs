using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of an AlertmanagerConfig's routes.</summary>
internal static class RouteRules
{
    private const int MaximumDepth = 64;
    private const string Source = "alertmanager/validation: validateRoute";

    private static readonly ImmutableArray<string> Spec = ["AlertmanagerConfig spec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        new(Spec, "route-root-receiver", Source, CheckRoot),
        new(Spec, "route-receiver", Source, (spec, found) => ForEach(spec, route => CheckReceiver(spec, route, found))),
        new(Spec, "route-group-by", Source, (spec, found) => ForEach(spec, route => CheckGroupBy(route, found))),
        new(Spec, "route-intervals", Source, (spec, found) => ForEach(spec, route => CheckIntervals(spec, route, found))),
        new(Spec, "route-zero", "Alertmanager config: Route.UnmarshalYAML", (spec, found) => ForEach(spec, route => CheckZero(route, found))),
        new(Spec, "route-matchers", "monitoring/v1alpha1: Matcher.Validate", (spec, found) => ForEach(spec, route => CheckMatchers(route, found))),
        new(Spec, "receiver-names", "alertmanager/validation: validateReceivers", CheckNames),
        new(Spec, "receiver-reachable", "Alertmanager config: Config.UnmarshalYAML", CheckReachable),
    ];

    private static void ForEach(ObjectFields spec, Action<ObjectFields> check) => ForEach(spec.Fields("route"), check, 0);

    private static void ForEach(ObjectFields route, Action<ObjectFields> check, int depth)
    {
        if (!route.Exists || depth > MaximumDepth)
        {
            return;
        }

        check(route);
        foreach (var child in route.Items("routes"))
        {
            ForEach(ObjectFields.Of(child), check, depth + 1);
        }
    }

    private static HashSet<string> Names(ObjectFields spec, params ReadOnlySpan<string> lists)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            names.UnionWith(spec.Items(list).Select(item => ObjectFields.Of(item).Text("name")).OfType<string>());
        }

        return names;
    }

    private static void CheckRoot(ObjectFields spec, RuleViolations found)
    {
        if (spec.Fields("route") is { Exists: true } route)
        {
            found.CheckRequired(route, "receiver", "in the first route");
        }
    }

    private static void CheckReceiver(ObjectFields spec, ObjectFields route, RuleViolations found)
    {
        var names = Names(spec, "receivers");
        if (route.Scalar("receiver") is { Value.Length: > 0 } receiver && !names.Contains(receiver.Value))
        {
            found.Explain(receiver, $"there is no receiver {ValueText.Of(receiver)}{Suggestion.Phrase(receiver.Value, names)}");
        }
    }

    private static void CheckGroupBy(ObjectFields route, RuleViolations found)
    {
        var labels = route.Items("groupBy");
        foreach (var label in labels.Length < 2 ? [] : labels.OfType<YamlScalar>().Where(label => label.Value == "..."))
        {
            found.Explain(label, "'...' groups by all labels and must be the only item");
        }
    }

    private static void CheckIntervals(ObjectFields spec, ObjectFields route, RuleViolations found)
    {
        var names = Names(spec, "muteTimeIntervals", "timeIntervals");
        foreach (var interval in route.Items("muteTimeIntervals").Concat(route.Items("activeTimeIntervals")).OfType<YamlScalar>())
        {
            if (!names.Contains(interval.Value))
            {
                found.Explain(interval, $"there is no time interval {ValueText.Of(interval)}{Suggestion.Phrase(interval.Value, names)}");
            }
        }
    }

    private static void CheckZero(ObjectFields route, RuleViolations found)
    {
        foreach (var name in (ReadOnlySpan<string>)["groupInterval", "repeatInterval"])
        {
            if (route.Scalar(name) is { Value.Length: > 0 } text && PrometheusDuration.TryParse(text.Value, out var duration) && duration.Milliseconds == 0)
            {
                found.Add(text, "must not be zero: Alertmanager would reject its whole configuration");
            }
        }
    }

    private static void CheckMatchers(ObjectFields route, RuleViolations found)
    {
        foreach (var item in route.Items("matchers"))
        {
            var matcher = ObjectFields.Of(item);
            found.CheckRequired(matcher, "name");
            if (matcher.Scalar("value") is { } value && (matcher.Text("matchType") is "=~" or "!~" || matcher.Flag("regex") == true)
                && Pattern.Translate(value.Value, PatternFlavour.Re2).Fault is { } fault)
            {
                found.Explain(value, $"{ValueText.Of(value)} is not a valid regular expression: {fault}");
            }
        }
    }

    private static void CheckNames(ObjectFields spec, RuleViolations found)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in spec.Items("receivers"))
        {
            if (ObjectFields.Of(item).Scalar("name") is { } name && !names.Add(name.Value))
            {
                found.Explain(name, $"there is already a receiver {ValueText.Of(name)}");
            }
        }
    }

    private static void CheckReachable(ObjectFields spec, RuleViolations found)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        ForEach(spec, route => used.Add(route.Text("receiver") ?? ""));
        foreach (var item in spec.Items("receivers"))
        {
            if (ObjectFields.Of(item).Scalar("name") is { } name && !used.Contains(name.Value))
            {
                found.Warn(name, $"no route leads to the receiver {ValueText.Of(name)}");
            }
        }
    }
}

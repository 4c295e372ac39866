using System.Collections.Immutable;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Text;
using MilvusManifests.Verification.Objects;

namespace MilvusManifests.Verification;

/// <summary>What is missing, as diagnostics.</summary>
internal static class VerificationFindings
{
    private const int MostTargets = 5;
    private const int LongestError = 300;

    /// <summary>The findings, in the order of what was asked.</summary>
    /// <param name="result">What was answered.</param>
    /// <param name="isStrict">Whether what cannot be known is an error too.</param>
    public static ImmutableArray<Diagnostic> Of(VerificationResult result, bool isStrict) =>
    [
        .. result.Faults.Select(fault => Diagnostic.Error(fault.Code, null, fault.Message)),
        .. ObjectFindings.Of(result.Objects, isStrict),
        .. (result.Monitors.IsDefault ? [] : result.Monitors).SelectMany(OfMonitor),
        .. (result.Groups.IsDefault ? [] : result.Groups).Select(OfGroup).OfType<Diagnostic>(),
        .. OfAlertmanager(result),
        .. result.Grafana is { } grafana ? OfGrafana(grafana) : [],
    ];

    /// <summary>The link of the chain that a pool likely breaks at; null if it is in order, or nothing points to one.</summary>
    public static string? LinkOf(ScrapeMonitor monitor, PoolState pool) => pool.Condition switch
    {
        PoolCondition.Missing => Link.SelectsMonitor,
        PoolCondition.Empty when pool.Dropped > 0 || !IsDiscovered(monitor) => Matches(monitor),
        PoolCondition.Empty => Link.Permission,
        PoolCondition.Down => ScrapeError.LinkOf(pool.Down[0].Error),
        _ => null,
    };

    private static IEnumerable<Diagnostic> OfMonitor(MonitorState state)
    {
        var monitor = state.Expected.Monitor;
        var place = monitor.Object.Node.Location;
        foreach (var pool in state.Pools)
        {
            var severity = state.IsRequired ? Severity.Error : Severity.Warning;
            var hint = state.IsRequired ? null : $"it depends on what is not in the set: {state.Expected.Weakest?.Reason}";
            switch (pool.Condition)
            {
                case PoolCondition.Missing:
                    yield return new(VerificationCodes.NotConfigured, severity, place, $"Prometheus does not have {monitor}: no scrape pool {pool.Name} ({Link.SelectsMonitor}, {Link.OperatorScope})") { Hint = hint };
                    break;
                case PoolCondition.Empty:
                    yield return new(VerificationCodes.NoTargets, severity, place, $"Prometheus has no targets of {monitor}: {pool.Name} {WhyEmpty(monitor, pool)}") { Hint = hint };
                    break;
                case PoolCondition.Down:
                    yield return OfDown(monitor, pool);
                    break;
                case PoolCondition.Pending:
                    yield return new(VerificationCodes.NotScraped, severity, place, FormattableString.Invariant($"Prometheus has not scraped {pool.Targets - pool.Up} of {pool.Targets} targets of {monitor} yet")) { Hint = hint };
                    break;
                default:
                    break;
            }
        }
    }

    private static string WhyEmpty(ScrapeMonitor monitor, PoolState pool) => pool.Dropped switch
    {
        > 0 => $"drops all {TraceText.Count(pool.Dropped.Value, "target")} that it discovers ({Matches(monitor)}, {Link.Port})",
        _ when IsDiscovered(monitor) => $"discovers nothing ({Link.Permission}, {Matches(monitor)})",
        _ => $"has none ({Matches(monitor)})",
    };

    private static Diagnostic OfDown(ScrapeMonitor monitor, PoolState pool)
    {
        var first = pool.Down[0];
        var others = pool.Down.Skip(1).Take(MostTargets - 1).Select(target => new RelatedLocation($"{target.Url}: {Cut(target.Error)}", null)).ToList();
        if (pool.Down.Length > MostTargets)
        {
            others.Add(new RelatedLocation($"and {TraceText.Count(pool.Down.Length - MostTargets, "more target")}", null));
        }

        var link = ScrapeError.LinkOf(first.Error) is { } likely ? $" ({likely})" : "";
        return Diagnostic.Error(
            VerificationCodes.Down,
            monitor.Object.Node.Location,
            FormattableString.Invariant($"Prometheus cannot scrape {pool.Down.Length} of {TraceText.Count(pool.Targets, "target")} of {monitor}: {first.Url}: {Cut(first.Error)}{link}")) with
        { Related = [.. others] };
    }

    private static Diagnostic? OfGroup(RuleGroupState state)
    {
        var group = state.Expected;
        var other = state.Rule is { } rule ? $"'{rule}' differs" : "their order or number differs";
        return state.Condition switch
        {
            RuleCondition.Missing => Diagnostic.Error(VerificationCodes.NotLoaded, group.Place, $"Prometheus has not loaded rule group {group}"),
            RuleCondition.Different => Diagnostic.Error(VerificationCodes.OtherRules, group.Place, $"Prometheus has other rules in group {group}: {other}"),
            RuleCondition.Failing => Diagnostic.Error(VerificationCodes.RuleFails, group.Place, $"rule '{state.Rule}' in group {group} fails: {Cut(state.Error!)}"),
            RuleCondition.Pending => Diagnostic.Error(VerificationCodes.NotEvaluated, group.Place, $"rule '{state.Rule}' in group {group} has not been evaluated yet"),
            _ => null,
        };
    }

    private static IEnumerable<Diagnostic> OfAlertmanager(VerificationResult result)
    {
        if (result.AlertmanagerStatus is { } status && !result.IsAlertmanagerReady)
        {
            yield return Diagnostic.Error(VerificationCodes.AlertmanagerNotReady, null, $"Alertmanager is not ready: its cluster is '{status}'");
        }

        if (result.KnownAlertmanagers == 0)
        {
            yield return Diagnostic.Error(VerificationCodes.NoAlertmanager, null, "Prometheus has no active Alertmanager");
        }
    }

    private static IEnumerable<Diagnostic> OfGrafana(GrafanaState grafana)
    {
        if (grafana.Database != "ok")
        {
            yield return Diagnostic.Error(VerificationCodes.GrafanaUnhealthy, null, $"Grafana's database is '{Cut(grafana.Database)}'");
        }

        if (grafana.Refusal is { } refusal)
        {
            yield return Diagnostic.Warning(refusal.Code, null, $"{refusal.Message}; dashboards are not verified");
        }

        foreach (var dashboard in grafana.Dashboards.IsDefault ? [] : grafana.Dashboards.Where(dashboard => !dashboard.IsThere))
        {
            yield return Diagnostic.Error(VerificationCodes.NoDashboard, dashboard.Expected.Place, $"Grafana does not have dashboard {dashboard.Expected}");
        }
    }

    // Those that look for objects of the cluster in any case; the others may name their targets.
    private static bool IsDiscovered(ScrapeMonitor monitor) => monitor.Kind is MonitorKind.ServiceMonitor or MonitorKind.PodMonitor;

    private static string Matches(ScrapeMonitor monitor) => monitor.Kind == MonitorKind.ServiceMonitor ? Link.MatchesServices : Link.MatchesPods;

    private static string Cut(string error) => error.Length > LongestError ? error[..LongestError] + "..." : error;
}

using System.Collections.Immutable;
using MilvusManifests.Verification.Objects;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>What servers have of a set.</summary>
internal sealed record VerificationResult
{
    /// <summary>Why servers did not answer.</summary>
    public ImmutableArray<ServerFault> Faults { get; init; } = [];

    /// <summary>The objects of the set in the cluster; default if the cluster was not asked or did not say.</summary>
    public ImmutableArray<ObjectState> Objects { get; init; }

    /// <summary>The monitors; default if Prometheus did not say.</summary>
    public ImmutableArray<MonitorState> Monitors { get; init; }

    /// <summary>The groups of rules; default if Prometheus did not say.</summary>
    public ImmutableArray<RuleGroupState> Groups { get; init; }

    /// <summary>The number of Alertmanagers that Prometheus sends alerts to; null if it was not asked or did not say.</summary>
    public int? KnownAlertmanagers { get; init; }

    /// <summary>The status of Alertmanager's cluster, <c>disabled</c> for one without others; null if it was not asked or did not say.</summary>
    public string? AlertmanagerStatus { get; init; }

    /// <summary>Whether Alertmanager takes alerts.</summary>
    public bool IsAlertmanagerReady => AlertmanagerStatus is "ready" or "disabled";

    /// <summary>Grafana; null if it was not asked or did not answer.</summary>
    public GrafanaState? Grafana { get; init; }

    /// <summary>Whether asking again may change something that is wrong.</summary>
    public bool IsAwaited =>
        Faults.Any(fault => !fault.IsFinal)
        || (!Objects.IsDefault && Objects.Any(target => target.IsAwaited))
        || (!Monitors.IsDefault && Monitors.Any(monitor => monitor.IsAwaited))
        || (!Groups.IsDefault && Groups.Any(group => group.Condition != RuleCondition.Healthy))
        || KnownAlertmanagers == 0
        || (AlertmanagerStatus is not null && !IsAlertmanagerReady)
        || Grafana is { IsDone: false };

    /// <summary>Whether a server did not answer because there was no time left.</summary>
    public bool IsLate => Faults.Any(fault => fault.IsLate);

    /// <summary>What is awaited, in a few words.</summary>
    public string Progress => Faults.FirstOrDefault() is { } fault ? fault.Message : string.Join(", ", Counts());

    /// <summary>This result and what another server said.</summary>
    public VerificationResult With(VerificationResult other) => new()
    {
        Faults = [.. Faults, .. other.Faults],
        Objects = other.Objects.IsDefault ? Objects : other.Objects,
        Monitors = other.Monitors.IsDefault ? Monitors : other.Monitors,
        Groups = other.Groups.IsDefault ? Groups : other.Groups,
        KnownAlertmanagers = other.KnownAlertmanagers ?? KnownAlertmanagers,
        AlertmanagerStatus = other.AlertmanagerStatus ?? AlertmanagerStatus,
        Grafana = other.Grafana ?? Grafana,
    };

    private IEnumerable<string> Counts()
    {
        if (!Objects.IsDefault)
        {
            yield return $"{Objects.Count(target => target.Condition == ObjectCondition.Same)} of {Objects.Length} objects as in the set";
        }

        if (!Monitors.IsDefault)
        {
            yield return $"{Monitors.Count(monitor => monitor.Condition == PoolCondition.Up)} of {Monitors.Length} monitors up";
        }

        if (!Groups.IsDefault)
        {
            yield return $"{Groups.Count(group => group.Condition == RuleCondition.Healthy)} of {Groups.Length} rule groups healthy";
        }
    }
}

using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;

namespace MilvusManifests.Building.Alerts;

/// <summary>Which changes of alerts had an effect, and which alerts there are.</summary>
/// <param name="Rules">The changes that found their alert.</param>
/// <param name="Alerts">The alerts of the set.</param>
/// <param name="AlertsByMilvus">The alerts about each Milvus.</param>
internal sealed record UsedAlertRules(ImmutableHashSet<AlertRule> Rules, NamedAlerts Alerts, ImmutableDictionary<MilvusInstance, NamedAlerts> AlertsByMilvus)
{
    /// <summary>None, where nothing is to be changed and nobody looked for alerts.</summary>
    public static UsedAlertRules None { get; } = new([], NamedAlerts.None, ImmutableDictionary<MilvusInstance, NamedAlerts>.Empty);

    /// <summary>Collects them.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<MilvusInstance, NamedAlerts.Builder> byMilvus = new(ReferenceEqualityComparer.Instance);

        public HashSet<AlertRule> Rules { get; } = new(ReferenceEqualityComparer.Instance);

        public NamedAlerts.Builder All { get; } = new();

        public NamedAlerts.Builder Of(MilvusInstance milvus)
        {
            if (!byMilvus.TryGetValue(milvus, out var alerts))
            {
                byMilvus[milvus] = alerts = new NamedAlerts.Builder();
            }

            return alerts;
        }

        public UsedAlertRules Build() => new(
            ImmutableHashSet.CreateRange<AlertRule>(ReferenceEqualityComparer.Instance, Rules),
            All.Build(),
            ImmutableDictionary.CreateRange<MilvusInstance, NamedAlerts>(ReferenceEqualityComparer.Instance, byMilvus.Select(alerts => KeyValuePair.Create(alerts.Key, alerts.Value.Build()))));
    }
}

/// <summary>Alerts by their names, each with the severities that its rules are written with.</summary>
/// <param name="Severities">The severities by name; none for an alert without the label.</param>
internal sealed record NamedAlerts(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Severities)
{
    /// <summary>None.</summary>
    public static NamedAlerts None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal));

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => Severities.Keys;

    /// <summary>Whether there is an alert of a name.</summary>
    public bool Has(string name) => Severities.ContainsKey(name);

    /// <summary>The severities of the alert that a key names before its last slash; null if there is no such alert.</summary>
    public ImmutableSortedSet<string>? SeveritiesFor(string key) =>
        key.LastIndexOf(AlertRule.Separator) is > 0 and var slash && Severities.TryGetValue(key[..slash], out var severities) ? severities : null;

    /// <summary>Collects them.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, HashSet<string>> severities = new(StringComparer.Ordinal);

        public void Add(string name, string? severity)
        {
            if (!severities.TryGetValue(name, out var known))
            {
                severities[name] = known = new HashSet<string>(StringComparer.Ordinal);
            }

            if (severity is not null)
            {
                known.Add(severity);
            }
        }

        public NamedAlerts Build() => new(severities.ToImmutableSortedDictionary(alert => alert.Key, alert => alert.Value.ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal));
    }
}

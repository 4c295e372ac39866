using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether limits let targets be scraped.</summary>
/// <remarks>Prometheus scrape: a job with more targets than its limit scrapes none of them, a sample with more labels than its limit fails the scrape.</remarks>
internal static class ScrapeLimits
{
    // More than a cluster can have, and small enough to be added up.
    private const long MostReplicas = int.MaxValue;

    /// <summary>What has to be so for the targets of an endpoint.</summary>
    public static IEnumerable<Step> Check(ImmutableArray<ScrapeTarget> targets, ScrapePair pair)
    {
        ImmutableArray<ScrapeTarget> kept = [.. targets.Where(target => target.Relabeled.IsKept == Answer.Yes)];
        if (Effective("targetLimit", "enforcedTargetLimit", pair) is { } targetLimit)
        {
            yield return CheckTargets(targetLimit, kept, pair);
        }

        foreach (var target in kept.Take(1))
        {
            ImmutableArray<KeyValuePair<string, string?>> labels =
                [.. target.Relabeled.Labels.Known.With("instance").Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal))];
            if (Effective("labelLimit", "enforcedLabelLimit", pair) is { } count)
            {
                // The name of the metric is a label too.
                yield return labels.Length + 1 > count.Value
                    ? Exceeded(count, $"a sample has at least {labels.Length + 1} labels, its name and {string.Join(", ", labels.Select(label => label.Key))}", labels.Length + 1, pair)
                    : Step.Unknown(Link.Limits, $"{count}: the samples of {target} would have to have at most {count.Value - labels.Length - 1} labels of their own", count.Node);
            }

            if (Effective("labelNameLengthLimit", "enforcedLabelNameLengthLimit", pair) is { } nameLength)
            {
                var longest = labels.Select(label => label.Key).MaxBy(name => name.Length)!;
                yield return longest.Length > nameLength.Value
                    ? Exceeded(nameLength, $"the label {longest} has {longest.Length} characters", longest.Length, pair)
                    : Step.Unknown(Link.Limits, $"{nameLength}: the samples of {target} would have to have no label with a longer name", nameLength.Node);
            }

            if (Effective("labelValueLengthLimit", "enforcedLabelValueLengthLimit", pair) is { } valueLength)
            {
                var longest = labels.Where(label => label.Value is not null).MaxBy(label => label.Value!.Length);
                yield return longest.Value is { } value && value.Length > valueLength.Value
                    ? Exceeded(valueLength, $"the label {longest.Key} is {ValueText.Quote(value)}, {value.Length} characters", value.Length, pair)
                    : Step.Unknown(Link.Limits, $"{valueLength}: the samples of {target} would have to have no label with a longer value", valueLength.Node);
            }

            if (Effective("sampleLimit", "enforcedSampleLimit", pair) is { } samples)
            {
                yield return Step.Unknown(Link.Limits, $"{samples}: {target} would have to expose at most {ValueText.Count(samples.Value, "sample")}", samples.Node);
            }

            if ((BodySize(pair.Monitor.Spec, "bodySizeLimit") ?? BodySize(pair.Server.Spec, "enforcedBodySizeLimit")) is { } size)
            {
                yield return Step.Unknown(Link.Limits, $"bodySizeLimit {size.Value}: what {target} answers would have to be smaller", size);
            }
        }
    }

    private static Step CheckTargets(Limit limit, ImmutableArray<ScrapeTarget> targets, ScrapePair pair)
    {
        var known = targets.Aggregate(0L, (sum, target) => sum + Math.Min(target.Pods?.Replicas ?? 1, MostReplicas));
        var areAllKnown = targets.All(target => target.Pods?.Replicas is not null);
        var shards = pair.Server.Spec.Number("shards") ?? 1;
        return known > limit.Value
            ? shards > 1
                ? Step.Unknown(Link.Limits, $"{limit}: no shard of {pair.Server} may get more of the {known} targets", limit.Node)
                : Exceeded(limit, $"there are {(areAllKnown ? "" : "at least ")}{known} targets", known, pair)
            : areAllKnown
                ? Step.Yes(Link.Limits, $"{limit}: there {(known == 1 ? "is 1 target" : $"are {known} targets")}", limit.Node)
                : Step.Unknown(Link.Limits, $"{limit}: how many targets there are is not in the set", limit.Node);
    }

    private static Step Exceeded(Limit limit, string why, long needed, ScrapePair pair) => Step.No(Link.Limits, $"{limit} is exceeded: {why}", limit.Node,
        Mend.Of(ObjectPatch.Replace(limit.IsEnforced ? pair.Server.Object.Reference : pair.Monitor.Object.Reference, ["spec", limit.Field], Nodes.Number(needed))));

    // Zero is no limit; of the monitor's and the enforced one the smaller counts.
    private static Limit? Effective(string field, string enforcedField, ScrapePair pair)
    {
        var own = Read(pair.Monitor.Spec, field, isEnforced: false) ?? Read(pair.Server.Spec, field, isEnforced: true);
        var enforced = Read(pair.Server.Spec, enforcedField, isEnforced: true);
        return own is null || (enforced is not null && enforced.Value < own.Value) ? enforced : own;
    }

    private static YamlScalar? BodySize(Schemas.Kubernetes.Rules.ObjectFields spec, string field) => spec[field] is YamlScalar { Value: not ("" or "0") } size ? size : null;

    private static Limit? Read(Schemas.Kubernetes.Rules.ObjectFields spec, string field, bool isEnforced) =>
        spec.Number(field) is > 0 and var value ? new Limit(field, value, spec[field]!, isEnforced) : null;

    private static ImmutableSortedDictionary<string, string?> With(this ImmutableSortedDictionary<string, string?> labels, string name) =>
        labels.ContainsKey(name) ? labels : labels.Add(name, null);

    private sealed record Limit(string Field, long Value, YamlNode Node, bool IsEnforced)
    {
        public override string ToString() => FormattableString.Invariant($"{Field} {Value}");
    }
}

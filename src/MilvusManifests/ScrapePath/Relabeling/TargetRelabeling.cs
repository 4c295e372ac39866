using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Cluster;

namespace MilvusManifests.ScrapePath.Relabeling;

/// <summary>What relabelling makes of a target.</summary>
/// <param name="IsKept">Whether the target is still there.</param>
/// <param name="Labels">Its labels, if it is.</param>
/// <param name="Dropping">The rule that drops it, or may drop it; null if none does.</param>
internal sealed record RelabeledTarget(Answer IsKept, TargetLabels Labels, RelabelRule? Dropping);

/// <summary>Relabels targets as Prometheus does, as far as their labels are known.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config</remarks>
internal static class TargetRelabeling
{
    // A target without it is dropped.
    private const string Address = "__address__";

    /// <summary>Applies rules to a target, in order.</summary>
    public static RelabeledTarget Apply(ImmutableArray<RelabelRule> rules, TargetLabels labels)
    {
        var kept = Answer.Yes;
        RelabelRule? dropping = null;
        foreach (var rule in rules)
        {
            var keeps = Keeps(rule, labels);
            if (keeps == Answer.No)
            {
                return new(Answer.No, labels, rule);
            }

            if (keeps == Answer.Unknown)
            {
                kept = Answer.Unknown;
                dropping ??= rule;
            }

            labels = Change(rule, labels);
            if (!labels.Known.ContainsKey(Address))
            {
                return new(Answer.No, labels, rule);
            }
        }

        return new(kept, labels, dropping);
    }

    private static Answer Keeps(RelabelRule rule, TargetLabels labels) => rule.Action switch
    {
        "keep" => Matches(rule, labels),
        "drop" => Matches(rule, labels).Not(),
        "keepequal" => AreEqual(rule, labels),
        "dropequal" => AreEqual(rule, labels).Not(),
        _ => Answer.Yes,
    };

    private static Answer Matches(RelabelRule rule, TargetLabels labels) =>
        rule.Regex is ".*" or "(.*)" ? Answer.Yes
        : Joined(rule, labels) is { } value && RelabelPattern.Parse(rule.Regex).IsMatch(value) is { } matches ? Answers.Of(matches) : Answer.Unknown;

    private static Answer AreEqual(RelabelRule rule, TargetLabels labels) =>
        Joined(rule, labels) is { } value && labels[rule.TargetLabel].Text is { } target ? Answers.Of(value == target) : Answer.Unknown;

    private static TargetLabels Change(RelabelRule rule, TargetLabels labels) => rule.Action switch
    {
        "replace" => Replace(rule, labels),
        "lowercase" => labels.With(rule.TargetLabel, Lower(Joined(rule, labels))),
        "uppercase" => labels.With(rule.TargetLabel, Joined(rule, labels)?.ToUpperInvariant()),
        "hashmod" when rule.Modulus > 0 => labels.With(rule.TargetLabel, Hash(Joined(rule, labels), rule.Modulus)),
        "labelmap" => Map(rule, labels),
        "labeldrop" => Remove(labels, name => RelabelPattern.Parse(rule.Regex).IsMatch(name) == true),
        "labelkeep" => Remove(labels, name => RelabelPattern.Parse(rule.Regex).IsMatch(name) == false),
        _ => labels,
    };

    private static TargetLabels Replace(RelabelRule rule, TargetLabels labels)
    {
        if (Joined(rule, labels) is not { } value)
        {
            // A value that is not known matches the default expression, and its replacement may be without it.
            var isConstant = rule.Regex is "(.*)" or ".*" && !rule.Replacement.Contains('$', StringComparison.Ordinal);
            return rule.TargetLabel.Contains('$', StringComparison.Ordinal) ? labels : labels.With(rule.TargetLabel, isConstant ? rule.Replacement : null);
        }

        var pattern = RelabelPattern.Parse(rule.Regex);
        if (!pattern.IsSupported)
        {
            return labels.With(rule.TargetLabel, null);
        }

        var target = pattern.Expand(value, rule.TargetLabel);
        return string.IsNullOrEmpty(target) ? labels : labels.With(target, pattern.Expand(value, rule.Replacement));
    }

    private static TargetLabels Map(RelabelRule rule, TargetLabels labels)
    {
        var pattern = RelabelPattern.Parse(rule.Regex);
        foreach (var (name, value) in labels.Known)
        {
            if (pattern.Expand(name, rule.Replacement) is { Length: > 0 } mapped)
            {
                labels = labels.With(mapped, value);
            }
        }

        return labels;
    }

    private static TargetLabels Remove(TargetLabels labels, Predicate<string> isRemoved)
    {
        var kept = labels.Known;
        foreach (var name in labels.Known.Keys)
        {
            kept = isRemoved(name) ? kept.Remove(name) : kept;
        }

        return labels with { Known = kept };
    }

    private static string? Joined(RelabelRule rule, TargetLabels labels)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < rule.SourceLabels.Length; i++)
        {
            if (labels[rule.SourceLabels[i]].Text is not { } value)
            {
                return null;
            }

            joined.Append(i == 0 ? "" : rule.Separator).Append(value);
        }

        return joined.ToString();
    }

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Prometheus' action makes lower case.")]
    private static string? Lower(string? value) => value?.ToLowerInvariant();

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "Prometheus' hashmod is defined by MD5.")]
    private static string? Hash(string? value, ulong modulus) => value is null ? null
        : (BinaryPrimitives.ReadUInt64BigEndian(MD5.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(8)) % modulus).ToString(CultureInfo.InvariantCulture);
}

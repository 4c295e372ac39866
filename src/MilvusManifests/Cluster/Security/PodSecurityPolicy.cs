using System.Collections.Immutable;

namespace MilvusManifests.Cluster.Security;

/// <summary>A level of the Pod Security Standards.</summary>
internal enum PodSecurityLevel
{
    /// <summary>Everything is allowed.</summary>
    Privileged,

    /// <summary>What is known to lead out of the pod is not.</summary>
    Baseline,

    /// <summary>Only what follows the practice of hardening is.</summary>
    Restricted,
}

/// <summary>What a namespace does about pods of a level.</summary>
/// <param name="Mode">What is done: <c>enforce</c>, <c>warn</c> or <c>audit</c>; empty for a namespace that says nothing.</param>
/// <param name="Level">The level.</param>
/// <param name="Minor">The minor version of Kubernetes whose controls count.</param>
internal sealed record PodSecurityPolicy(string Mode, PodSecurityLevel Level, int Minor)
{
    /// <summary>The mode in which pods are refused.</summary>
    public const string Enforce = "enforce";

    private const string Prefix = "pod-security.kubernetes.io/";
    private const string VersionPrefix = "v1.";

    private static readonly ImmutableArray<string> Modes = [Enforce, "warn", "audit"];

    /// <summary>The level as labels name it.</summary>
    public string LevelName => Level switch { PodSecurityLevel.Restricted => "restricted", PodSecurityLevel.Baseline => "baseline", _ => "privileged" };

    /// <summary>The policies of a namespace, the strictest mode first. One whose labels say nothing is looked at with the baseline.</summary>
    /// <param name="labels">The labels of the namespace.</param>
    /// <param name="minor">The minor version of the cluster.</param>
    public static ImmutableArray<PodSecurityPolicy> Of(Labels labels, int minor)
    {
        var found = ImmutableArray.CreateBuilder<PodSecurityPolicy>();
        foreach (var mode in Modes)
        {
            if (labels.Known.TryGetValue(Prefix + mode, out var name) && LevelOf(name) is { } level)
            {
                found.Add(new(mode, level, Version(labels.Known.GetValueOrDefault($"{Prefix}{mode}-version"), minor)));
            }
        }

        return found.Count == 0 ? [new("", PodSecurityLevel.Baseline, minor)] : found.DrainToImmutable();
    }

    /// <summary>Why a pod does not meet the level.</summary>
    public IEnumerable<PodSecurityViolation> Check(SecuredPod pod)
    {
        if (Level == PodSecurityLevel.Privileged)
        {
            yield break;
        }

        foreach (var violation in BaselineControls.Check(pod, Minor))
        {
            if (violation is not null)
            {
                yield return violation;
            }
        }

        IEnumerable<PodSecurityViolation?> others = Level == PodSecurityLevel.Restricted
            ? RestrictedControls.Check(pod, Minor)
            : [BaselineControls.CheckCapabilities(pod), BaselineControls.CheckSeccomp(pod)];
        foreach (var violation in others)
        {
            if (violation is not null)
            {
                yield return violation;
            }
        }
    }

    private static PodSecurityLevel? LevelOf(string name) => name switch
    {
        "privileged" => PodSecurityLevel.Privileged,
        "baseline" => PodSecurityLevel.Baseline,
        "restricted" => PodSecurityLevel.Restricted,
        _ => null,
    };

    // A version that the cluster does not know is that of the cluster.
    private static int Version(string? label, int minor) =>
        label is not null && label.StartsWith(VersionPrefix, StringComparison.Ordinal)
        && int.TryParse(label.AsSpan(VersionPrefix.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var given)
            ? Math.Min(given, minor)
            : minor;
}

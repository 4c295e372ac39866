using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Cluster;

/// <summary>The rules of Namespaces, of which the labels of the Pod Security Standards are checked by an admission plug-in that is on by default.</summary>
internal static class NamespaceRules
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private static readonly ImmutableArray<string> Namespace = ["core.v1.Namespace"];
    private static readonly ImmutableArray<string> Modes = ["enforce", "warn", "audit"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Namespace, "pod-security-level", "pod-security-admission/api: ParseLevel", CheckLevels),
        new(Namespace, "pod-security-version", "pod-security-admission/api: ParseVersion", CheckVersions),
    ];

    private static void CheckLevels(ObjectFields item, RuleViolations found)
    {
        var labels = item.Fields("metadata").Fields("labels");
        foreach (var mode in Modes)
        {
            if (labels.Has(Prefix + mode))
            {
                found.CheckValue(labels, Prefix + mode, "privileged", "baseline", "restricted");
            }
        }
    }

    private static void CheckVersions(ObjectFields item, RuleViolations found)
    {
        var labels = item.Fields("metadata").Fields("labels");
        foreach (var mode in Modes)
        {
            if (labels.Scalar($"{Prefix}{mode}-version") is { } version && !IsVersion(version.Value))
            {
                found.Add(version, $"must be latest or a version such as v1.35, not {ValueText.Of(version)}");
            }
        }
    }

    private static bool IsVersion(string text) =>
        text == "latest" || (text.StartsWith("v1.", StringComparison.Ordinal) && text.Length is > 3 and < 9 && text.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0 && (text[3] != '0' || text.Length == 4));
}

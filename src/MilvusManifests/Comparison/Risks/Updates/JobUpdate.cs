using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks.Updates;

/// <summary>What the API server makes of an update of a Job: a suspended one may still be scheduled elsewhere, an indexed one may grow.</summary>
internal static class JobUpdate
{
    private static readonly string[] Immutable =
        ["template", "selector", "completions", "completionMode", "manualSelector", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy"];

    private static readonly string[] Scheduling =
    [
        "spec.template.metadata.labels", "spec.template.metadata.annotations", "spec.template.spec.affinity", "spec.template.spec.nodeSelector",
        "spec.template.spec.schedulingGates", "spec.template.spec.tolerations",
    ];

    /// <summary>Whether the change of a field is rejected.</summary>
    /// <param name="old">The Job.</param>
    /// <param name="fresh">Its new form.</param>
    /// <param name="field">The field of its specification.</param>
    /// <param name="shape">The field that changes in it.</param>
    public static bool Rejects(YamlMapping old, YamlMapping fresh, string field, string shape) =>
        Immutable.Contains(field, StringComparer.Ordinal)
        && !(Text(old, "suspend") == "true" && Array.Exists(Scheduling, part => ImmutableFieldRisks.IsBelow(shape, part)))
        && !(field == "completions" && IsElastic(old) && IsElastic(fresh));

    private static bool IsElastic(YamlMapping job) =>
        Text(job, "completionMode") == "Indexed" && Text(job, "completions") is { } completions && completions == Text(job, "parallelism");

    private static string? Text(YamlMapping job, string field) => (job.At("spec", field) as YamlScalar)?.Value;
}

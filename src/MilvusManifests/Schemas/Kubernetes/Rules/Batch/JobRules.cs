using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Batch;

/// <summary>The rules of Jobs.</summary>
internal static class JobRules
{
    private static readonly ImmutableArray<string> Spec = ["batch.v1.JobSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "job-restart-policy", "batch/validation: validateJobSpec", CheckRestartPolicy),
    ];

    private static void CheckRestartPolicy(ObjectFields job, RuleViolations found)
    {
        var pod = job.Fields("template").Fields("spec");
        if (pod.IsEmpty("restartPolicy"))
        {
            found.CheckRequired(pod, "restartPolicy", "in a Job, whose pods cannot have the default Always; use Never or OnFailure");
        }
        else if (pod.Scalar("restartPolicy") is { Value: not ("Never" or "OnFailure") } policy)
        {
            found.Add(policy, $"must be Never or OnFailure in a Job, not {ValueText.Of(policy)}");
        }
    }
}

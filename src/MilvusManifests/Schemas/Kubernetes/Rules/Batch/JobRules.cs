using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Batch;

/// <summary>The rules of Jobs.</summary>
internal static class JobRules
{
    private const string Source = "batch/validation: validateJobSpec";
    private const int MostIndexes = 100_000;

    private static readonly string[] GeneratedLabels = ["controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name"];
    private static readonly ImmutableArray<string> Spec = ["batch.v1.JobSpec"];
    private static readonly ImmutableArray<string> Job = ["batch.v1.Job"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "job-restart-policy", Source, CheckRestartPolicy),
        new(Spec, "job-not-negative", Source, (job, found) => found.CheckNotNegative(
            job, "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished", "backoffLimitPerIndex", "maxFailedIndexes")),
        new(Spec, "indexed-job-completions", Source, CheckIndexedCompletions),
        new(Spec, "indexed-job-parallelism", Source, CheckIndexedParallelism),
        new(Spec, "indexed-job-fields", Source, CheckIndexedFields),
        new(Spec, "job-max-failed-indexes", Source, CheckFailedIndexes),
        new(Spec, "job-max-failed-indexes-limit", Source, CheckFailedIndexesLimit),
        new(Spec, "job-pod-replacement-policy", "batch/validation: validatePodReplacementPolicy", CheckReplacementPolicy),
        new(Job, "job-selector-generated", "batch/validation: validateGeneratedSelector", CheckGeneratedSelector),
        new(Job, "job-selector-required", "batch/validation: ValidateJobSpec", CheckManualSelector),
        new(Job, "job-selector-matches-template", "batch/validation: ValidateJobSpec", CheckSelectorMatches),
        new(Job, "indexed-job-name", "batch/validation: ValidateJob", CheckIndexedName),
    ];

    private static bool IsIndexed(ObjectFields job) => job.Text("completionMode") == "Indexed";

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
        else if (pod.Text("restartPolicy") == "OnFailure" && job.Has("podFailurePolicy"))
        {
            found.Add(pod["restartPolicy"]!, "must be Never with podFailurePolicy, not 'OnFailure'");
        }
    }

    private static void CheckIndexedCompletions(ObjectFields job, RuleViolations found)
    {
        if (IsIndexed(job) && !job.Has("completions"))
        {
            found.Explain(job.Node!, "'completions' is required with completionMode: Indexed");
        }
    }

    private static void CheckIndexedParallelism(ObjectFields job, RuleViolations found)
    {
        if (IsIndexed(job))
        {
            found.CheckRange(job, "parallelism", 0, MostIndexes);
        }
    }

    private static void CheckIndexedFields(ObjectFields job, RuleViolations found)
    {
        if (job.TextOr("completionMode", "NonIndexed") != "NonIndexed")
        {
            return;
        }

        foreach (var name in (ReadOnlySpan<string>)["backoffLimitPerIndex", "maxFailedIndexes", "successPolicy"])
        {
            if (job.Has(name))
            {
                found.AddKey(job, name, "is only allowed with completionMode: Indexed");
            }
        }
    }

    private static void CheckFailedIndexes(ObjectFields job, RuleViolations found)
    {
        if (job.Has("maxFailedIndexes") && !job.Has("backoffLimitPerIndex"))
        {
            found.AddKey(job, "maxFailedIndexes", "is only allowed with backoffLimitPerIndex");
        }
    }

    private static void CheckFailedIndexesLimit(ObjectFields job, RuleViolations found)
    {
        if (!IsIndexed(job) || job.Number("maxFailedIndexes") is not { } failed)
        {
            return;
        }

        if (job.Number("completions") is { } completions && failed > completions)
        {
            found.Add(job["maxFailedIndexes"]!, FormattableString.Invariant($"must be at most completions, {completions}, not {failed}"));
        }
        else if (failed > MostIndexes)
        {
            found.Add(job["maxFailedIndexes"]!, FormattableString.Invariant($"must be at most {MostIndexes}, not {failed}"));
        }
    }

    private static void CheckReplacementPolicy(ObjectFields job, RuleViolations found)
    {
        if (job.Has("podFailurePolicy") && job.Text("podReplacementPolicy") == "TerminatingOrFailed")
        {
            found.Add(job["podReplacementPolicy"]!, "must be Failed with podFailurePolicy");
        }
    }

    // What the server generates is also in the selector of a Job that was read from a cluster.
    private static void CheckGeneratedSelector(ObjectFields owner, RuleViolations found)
    {
        var job = owner.Fields("spec");
        if (job.Has("manualSelector") && job.Flag("manualSelector") != false)
        {
            return;
        }

        var selector = job.Fields("selector");
        if (!selector.IsEmpty("matchExpressions") || selector.Entries("matchLabels").Any(entry => !GeneratedLabels.Contains(entry.Key.Value, StringComparer.Ordinal)))
        {
            found.AddKey(job, "selector", "is only allowed with manualSelector: true; the server generates one");
        }
    }

    private static void CheckManualSelector(ObjectFields owner, RuleViolations found)
    {
        var job = owner.Fields("spec");
        if (job.Flag("manualSelector") == true && !job.Has("selector"))
        {
            found.Add(job["manualSelector"]!, "must not be true without a selector");
        }
    }

    private static void CheckSelectorMatches(ObjectFields owner, RuleViolations found)
    {
        var job = owner.Fields("spec");
        var template = job.Fields("template");
        if (job.Flag("manualSelector") == true && template.Node is { } node
            && LabelSelectors.Mismatch(job.Fields("selector"), template.Fields("metadata").Fields("labels")) is { } mismatch)
        {
            found.Explain(template.Fields("metadata").Fields("labels").Node ?? template.Fields("metadata").Node ?? node, $"the selector does not match the labels of the template: {mismatch}");
        }
    }

    private static void CheckIndexedName(ObjectFields owner, RuleViolations found)
    {
        var job = owner.Fields("spec");
        if (IsIndexed(job) && job.Number("completions") is > 0 and var completions && owner.Fields("metadata").Scalar("name") is { } name
            && DnsSubdomain.IsValid(name.Value) && FormattableString.Invariant($"{name.Value}-{completions - 1}") is var host && !DnsLabel.IsValid(host))
        {
            found.Explain(name, $"the pods of an Indexed Job get its name and an index as their hostname, and {ValueText.Quote(host)} is not a valid DNS label");
        }
    }
}

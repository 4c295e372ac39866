using System.Buffers;
using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Batch;

/// <summary>The rules of CronJobs.</summary>
internal static class CronJobRules
{
    private const int LongestPart = 14;
    private static readonly SearchValues<char> ZoneCharacters = SearchValues.Create("+-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly ImmutableArray<string> Spec = ["batch.v1.CronJobSpec"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "cron-schedule", "batch/validation: validateScheduleFormat", CheckSchedule),
        new(Spec, "cron-time-zone", "batch/validation: validateTimeZone", CheckTimeZone),
        new(Spec, "cron-not-negative", "batch/validation: validateCronJobSpec",
            (job, found) => found.CheckNotNegative(job, "startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit")),
        new(Spec, "cron-job-selector", "batch/validation: ValidateJobTemplateSpec", CheckSelector),
    ];

    private static void CheckSchedule(ObjectFields job, RuleViolations found)
    {
        found.CheckNotEmpty(job, "schedule");
        if (job.Scalar("schedule") is { Value.Length: > 0 } schedule && CronSchedule.Fault(schedule.Value) is { } fault)
        {
            found.Explain(schedule, $"{ValueText.Of(schedule)} is not a valid schedule; {fault}");
        }
    }

    private static void CheckTimeZone(ObjectFields job, RuleViolations found)
    {
        if (job.Scalar("timeZone") is { } zone && (zone.Value.Equals("local", StringComparison.OrdinalIgnoreCase) || !zone.Value.Split('/').All(IsPart)))
        {
            found.Explain(zone, $"{ValueText.Of(zone)} is not a valid time zone; use a name such as Europe/Berlin or Etc/UTC");
        }
    }

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= LongestPart && part is not ("." or "..") && part[0] != '-' && part.AsSpan().IndexOfAnyExcept(ZoneCharacters) < 0;

    private static void CheckSelector(ObjectFields job, RuleViolations found)
    {
        var template = job.Fields("jobTemplate").Fields("spec");
        if (template.Has("selector"))
        {
            found.AddKey(template, "selector", "is not allowed in a CronJob; the server generates one");
        }

        if (template.Flag("manualSelector") == true)
        {
            found.Add(template["manualSelector"]!, "must not be true in a CronJob");
        }
    }
}

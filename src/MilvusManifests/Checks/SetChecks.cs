using System.Collections.Immutable;
using MilvusManifests.Checks.Sync;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Every check of a set.</summary>
internal static class SetChecks
{
    /// <summary>The checks, in the order they are run.</summary>
    public static ImmutableArray<ICheck> All { get; } =
    [
        new UniqueObjects(),
        new ServedKinds(),
        new ObjectSchemas(),
        new ClearTextCredentials(),
        new SettingsWithoutEffect(),
        new UnknownAlerts(),
        new UnusedPatches(),
        new UnusedTemplates(),
        new EmptySet(),
        new JudgedObjects(),
        new SyncOrder(),
        new LabelTracking(),
        new OutputNames(),
        new LockedOutput(),
    ];

    /// <summary>What the checks whose precondition holds find in a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="trace">Records each check; null for no trace.</param>
    public static ImmutableArray<Diagnostic> Check(CheckedSet set, Trace? trace = null)
    {
        var found = new DiagnosticBag();
        foreach (var check in All)
        {
            if (ReasonToSkip(check.Precondition, set, hasErrors: set.HasErrors || found.HasErrors) is { } reason)
            {
                trace?.Write("skipped", $"check {check.GetType().Name}: {reason}");
                continue;
            }

            var begin = trace?.Now ?? 0;
            ImmutableArray<Diagnostic> diagnostics = [.. check.Run(set)];
            trace?.Write("checked", $"{check.GetType().Name}: {TraceText.Findings(diagnostics)} ({trace.Since(begin)})");
            found.AddRange(diagnostics);
        }

        return found.ToImmutable();
    }

    private static string? ReasonToSkip(Precondition precondition, CheckedSet set, bool hasErrors) => precondition switch
    {
        Precondition.Complete when !set.Set.IsComplete => "part of the set could not be built",
        Precondition.Files or Precondition.Written or Precondition.Locked when set.Files is null => "no files are to be written",
        Precondition.Locked when !set.IsLocked => "the output is not locked",
        Precondition.NoErrors or Precondition.Written or Precondition.Locked when hasErrors => "there are errors",
        _ => null,
    };
}

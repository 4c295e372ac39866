using System.Collections.Immutable;
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
        new SettingsWithoutEffect(),
        new UnusedPatches(),
        new UnusedTemplates(),
        new EmptySet(),
        new OutputNames(),
        new LockedOutput(),
    ];

    /// <summary>What the checks whose precondition holds find in a set.</summary>
    public static ImmutableArray<Diagnostic> Check(CheckedSet set)
    {
        var found = new DiagnosticBag();
        foreach (var check in All)
        {
            if (IsMet(check.Precondition, set, found))
            {
                found.AddRange(check.Run(set));
            }
        }

        return found.ToImmutable();
    }

    private static bool IsMet(Precondition precondition, CheckedSet set, DiagnosticBag found) => precondition switch
    {
        Precondition.Complete => set.Set.IsComplete,
        Precondition.NoErrors => !set.HasErrors && !found.HasErrors,
        _ => true,
    };
}

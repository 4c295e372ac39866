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

    /// <summary>Runs every check whose precondition holds.</summary>
    /// <param name="set">The set.</param>
    /// <param name="found">What was found so far; what the checks find is added.</param>
    public static void Run(CheckedSet set, DiagnosticBag found)
    {
        foreach (var check in All)
        {
            if (Holds(check.Precondition, set, found))
            {
                found.AddRange(check.Run(set));
            }
        }
    }

    private static bool Holds(Precondition precondition, CheckedSet set, DiagnosticBag found) => precondition switch
    {
        Precondition.Complete => set.Set.IsComplete,
        Precondition.NoErrors => !found.HasErrors,
        _ => true,
    };
}

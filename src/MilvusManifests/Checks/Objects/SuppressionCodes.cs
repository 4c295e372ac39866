using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>The codes of diagnostics about suppressions.</summary>
internal static class SuppressionCodes
{
    /// <summary>A suppression without a finding.</summary>
    public static readonly DiagnosticCode Unused = new(
        "MM4901",
        "suppression that suppresses nothing",
        "What was suppressed is gone, or the suppression never fitted. Left in place, it would hide the next finding of its kind, for a reason that was given for another one.",
        new("nothing to suppress: MM4820 has no finding about Deployment/grafana", "checks:\n  - code: MM4820\n    objects: [Deployment/grafana]\n    severity: off\n    reason: sized by the autoscaler"),
        "Remove it, or name the code and the object as the finding does.");

    /// <summary>A code that cannot be configured.</summary>
    public static readonly DiagnosticCode UnknownCheck = new(
        "MM4902",
        "not the code of a check",
        "Only what checks of objects find has a severity that can be chosen: docs/checks.md lists them. Everything else is wrong whatever somebody thinks of it.",
        new("MM4001 is not the code of a check whose severity can be chosen", "checks:\n  - {code: MM4001, severity: off, reason: later}"),
        "Use one of the codes in docs/checks.md.");

    /// <summary>A suppression without a reason.</summary>
    public static readonly DiagnosticCode NoReason = new(
        "MM4903",
        "suppression without a reason",
        "Whoever reads the repository next has to know whether the reason still holds.",
        new("a reason is required for a severity that is lower than the check's own, warning", "checks:\n  - {code: MM4820, severity: info}"),
        "Add 'reason', or the reason as the value of the annotation.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [Unused, UnknownCheck, NoReason];
}

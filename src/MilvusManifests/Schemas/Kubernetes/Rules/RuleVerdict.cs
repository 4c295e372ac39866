using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>How violations are reported.</summary>
/// <param name="Code">Who rejects the object.</param>
/// <param name="Severity">An error if the object is rejected when it is applied, a warning if it is skipped later.</param>
internal sealed record RuleVerdict(DiagnosticCode Code, Severity Severity)
{
    /// <summary>An API server rejects the object.</summary>
    public static RuleVerdict ApiServer { get; } = new(ObjectCodes.Refused, Severity.Error);
}

namespace MilvusManifests.Text;

/// <summary>A diagnostic that somebody suppressed, and why.</summary>
/// <param name="Diagnostic">The diagnostic, as it would be reported.</param>
/// <param name="Reason">Why it is suppressed.</param>
/// <param name="By">Where the reason is written; null for what kube-prometheus does on purpose.</param>
public sealed record SuppressedDiagnostic(Diagnostic Diagnostic, string Reason, Location? By)
{
    /// <summary>Whether the reason is written at what is suppressed, as an annotation, and not in the configuration.</summary>
    public bool IsInSource { get; init; }

    /// <summary>Why it is suppressed. Nothing in it is interpreted by a terminal.</summary>
    public string Reason { get; init => field = PrintableText.Of(value); } = PrintableText.Of(Reason);
}

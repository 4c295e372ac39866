namespace MilvusManifests.Text;

/// <summary>How much a diagnostic matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Information,

    /// <summary>Likely a mistake; the result still stands.</summary>
    Warning,

    /// <summary>Wrong; nothing is written.</summary>
    Error,
}

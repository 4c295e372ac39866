namespace MilvusManifests.Text;

/// <summary>How much a diagnostic matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Information,

    /// <summary>Probably a mistake; the result is still valid.</summary>
    Warning,

    /// <summary>Wrong; nothing is written.</summary>
    Error,
}

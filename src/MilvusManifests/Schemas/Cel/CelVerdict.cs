namespace MilvusManifests.Schemas.Cel;

/// <summary>The result of a rule.</summary>
internal enum CelVerdict
{
    /// <summary>The rule holds.</summary>
    Holds,

    /// <summary>The rule is violated.</summary>
    Broken,

    /// <summary>The evaluation failed, which an API server treats as a violation: for example because of a missing field.</summary>
    Failed,

    /// <summary>The rule compares an object with its old version, and so does not apply to a new one.</summary>
    Skipped,

    /// <summary>The rule uses an unsupported part of the language.</summary>
    NotEvaluated,
}

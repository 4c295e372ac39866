namespace MilvusManifests.Schemas.Cel;

/// <summary>What came of a rule.</summary>
internal enum CelVerdict
{
    /// <summary>The rule holds.</summary>
    Holds,

    /// <summary>The rule is broken.</summary>
    Broken,

    /// <summary>The rule came to no answer, which an API server takes for broken: it asks for a field that is not there, say.</summary>
    Failed,

    /// <summary>The rule compares an object with what was there before, and so has nothing to say about a new one.</summary>
    Skipped,

    /// <summary>The rule uses a part of the language that is not known here.</summary>
    NotEvaluated,
}

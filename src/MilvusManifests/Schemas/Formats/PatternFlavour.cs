namespace MilvusManifests.Schemas.Formats;

/// <summary>Whose regular expressions a pattern is written in.</summary>
internal enum PatternFlavour
{
    /// <summary>ECMAScript with the flag <c>u</c>, as JSON Schema has it.</summary>
    EcmaScript,

    /// <summary>RE2, as Kubernetes has it.</summary>
    Re2,
}

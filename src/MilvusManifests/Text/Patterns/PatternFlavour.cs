namespace MilvusManifests.Text.Patterns;

/// <summary>The regular expression dialect of a pattern.</summary>
internal enum PatternFlavour
{
    /// <summary>ECMAScript with the flag <c>u</c>, as in JSON Schema.</summary>
    EcmaScript,

    /// <summary>RE2, as in Kubernetes.</summary>
    Re2,
}

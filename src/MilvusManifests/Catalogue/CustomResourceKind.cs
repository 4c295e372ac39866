namespace MilvusManifests.Catalogue;

/// <summary>A kind of <c>monitoring.coreos.com</c> that a release defines.</summary>
/// <param name="Kind">The kind, <c>ServiceMonitor</c>.</param>
/// <param name="Plural">The resource, <c>servicemonitors</c>.</param>
/// <param name="File">The file of its CustomResourceDefinition in <c>setup/</c>.</param>
public sealed record CustomResourceKind(string Kind, string Plural, string File)
{
    /// <summary>The name of its CustomResourceDefinition.</summary>
    public string DefinitionName => Plural + ".monitoring.coreos.com";
}

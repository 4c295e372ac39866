using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>The minor version of every Milvus is known.</summary>
internal static class MilvusVersionCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        foreach (var instance in configuration.Milvus)
        {
            if (instance.Version.IsValid && MilvusReleases.Fault(instance.Version.Value, instance.Version.Location) is { } fault)
            {
                yield return fault;
            }
        }
    }
}

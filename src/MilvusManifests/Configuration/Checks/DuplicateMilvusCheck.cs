using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>No two entries are the same Milvus, or write the same monitor.</summary>
internal static class DuplicateMilvusCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        var releases = new Dictionary<(string Namespace, string Release), MilvusInstance>();
        var monitors = new Dictionary<(string Namespace, string Kind, string Name), MilvusInstance>();
        foreach (var milvus in configuration.Milvus.Where(milvus => milvus.Release.IsValid && milvus.Namespace.IsValid))
        {
            var (release, ns) = (milvus.Release.Value, milvus.Namespace.Value);
            if (!releases.TryAdd((ns, release), milvus))
            {
                yield return Duplicate(milvus, releases[(ns, release)], $"Milvus '{release}' in namespace '{ns}' has an entry already; remove one of them");
            }
            else if (milvus.Names.IsValid)
            {
                var (kind, name) = (milvus.InstalledBy.Value == InstalledBy.Operator ? "PodMonitor" : "ServiceMonitor", milvus.Names.Value.Monitor);
                if (!monitors.TryAdd((ns, kind, name), milvus))
                {
                    var other = monitors[(ns, kind, name)];
                    yield return Duplicate(milvus, other, $"{kind} '{name}' in namespace '{ns}' belongs to Milvus '{other.Release}' already; use another fullnameOverride for one of them");
                }
            }
        }
    }

    private static Diagnostic Duplicate(MilvusInstance milvus, MilvusInstance other, string message) =>
        Diagnostic.Error(ConfigurationCodes.DuplicateMilvus, milvus.Release.Location, message).With(new RelatedLocation("the first entry:", other.Release.Location));
}

using System.Collections.Concurrent;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;

namespace MilvusManifests.Clusters;

/// <summary>What the runs for several clusters read only once. Each value is read by the first that needs it.</summary>
internal sealed class SharedInputs
{
    private readonly ConcurrentDictionary<string, Lazy<Result<TemplateSet>>> templates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Result<OwnSchemas>>> schemas = new(StringComparer.Ordinal);

    /// <summary>What their sets have in common.</summary>
    public SharedWork Work { get; } = new();

    /// <summary>The templates of a folder.</summary>
    public Result<TemplateSet> Templates(string folder) => templates.GetOrAdd(folder, _ => new(() => TemplateSet.Find(folder))).Value;

    /// <summary>The schemas of a file or folder.</summary>
    public Result<OwnSchemas> Schemas(string path, Func<Result<OwnSchemas>> read) => schemas.GetOrAdd(path, _ => new(read)).Value;
}

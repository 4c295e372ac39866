using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration;

/// <summary>Checks the paths of a configuration on the disk: symbolic links may not lead out of its folder either.</summary>
internal static class ConfiguredPaths
{
    /// <summary>An error for each path that leaves the folder of the configuration or leads into <c>.git</c>.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="folder">Its folder; empty for the current one.</param>
    /// <param name="usesOutput">Whether its output folder is used, and not one that the caller named.</param>
    /// <param name="usesTemplates">Whether its templates folder is used, and not one that the caller named.</param>
    public static ImmutableArray<Diagnostic> Check(ManifestsConfiguration configuration, string folder, bool usesOutput, bool usesTemplates)
    {
        IEnumerable<Setting<string>> paths =
        [
            .. usesOutput ? [configuration.Output] : (Setting<string>[])[],
            .. usesTemplates ? [configuration.Templates] : (Setting<string>[])[],
            .. configuration.Patches.Select(patch => patch.File).OfType<Setting<string>>(),
            .. configuration.Schemas,
            .. configuration.KubePrometheus.Dashboards.Folder is { } dashboards ? [dashboards] : (Setting<string>[])[],
        ];
        return [.. from path in paths
                   let fault = ContainedPath.Fault(folder, path.Value)
                   where fault is not null
                   select Diagnostic.Error(ValueCodes.InvalidPath, path.Location ?? configuration.Location, fault)];
    }
}

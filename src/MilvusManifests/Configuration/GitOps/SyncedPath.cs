using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.GitOps;

/// <summary>The folder that an engine syncs a set from, where the configuration does not name it.</summary>
internal static class SyncedPath
{
    /// <summary>The output folder of a git repository, and the root of an artifact, where <c>push</c> puts the set.</summary>
    /// <param name="repository">The repository; null where an object of the user's own names it.</param>
    /// <param name="output">The output folder.</param>
    public static Setting<string> Default(Setting<string>? repository, Setting<string> output) =>
        repository is not null && FluxRepository.IsOci(repository.Value) ? new(RepositoryPath.Root, YamlScalar.String(RepositoryPath.Root)) : output;
}

using System.CommandLine;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary><c>--cache FOLDER</c>, for every command that may fetch a source.</summary>
internal static class CacheOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--cache")
    {
        HelpName = "FOLDER",
        Description = "Where downloads of a source are kept [default: MILVUS_MANIFESTS_CACHE, or the user's cache folder].",
    };
}

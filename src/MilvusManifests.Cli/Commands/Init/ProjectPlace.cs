using MilvusManifests.Cli.Reports;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>Where a project is.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Root">The root of the git repository that the folder is in, where what is about the whole repository has to be; the folder itself if it is in none.</param>
/// <param name="Prefix">The folder below the root, with <c>/</c> on every system; empty if it is the root.</param>
internal sealed record ProjectPlace(string Folder, string Root, string Prefix)
{
    /// <summary>The place of a folder, which need not exist.</summary>
    public static ProjectPlace At(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var prefix = RepositoryRoot.Above(full).Prefix;
        var root = prefix.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(full, (path, _) => Path.GetDirectoryName(path)!);
        return new(full, root, prefix);
    }
}

using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>The folder of a set in a repository.</summary>
internal static class RepositoryPath
{
    /// <summary>A path as it is used: with <c>/</c>, without one at its ends, and <c>.</c> for the root.</summary>
    public static string Normalise(string path)
    {
        var segments = path.Replace('\\', '/').Split('/');
        var kept = segments.Where((segment, i) => segment != "." && (segment.Length > 0 || i == 0)).ToArray();
        return kept is [] or [""] && !path.StartsWith('/') ? "." : string.Join('/', kept);
    }

    /// <summary>The error about a path that is not a folder of a work tree, or whose links lead out of it; null where it is one.</summary>
    /// <param name="root">The root of the work tree.</param>
    /// <param name="path">The path, normalised.</param>
    public static Diagnostic? Fault(string root, string path)
    {
        if (path == ".")
        {
            return null;
        }

        var fault = path.StartsWith('/') || path.Split('/').Contains("..", StringComparer.Ordinal) ? $"'{path}' is not below the root of the repository"
            : OutputPath.Fault(path) is { } wrong ? $"'{path}' {wrong}"
            : ContainedPath.Fault(root, path) is not null ? $"'{path}' leads out of the repository through a symbolic link"
            : null;
        return fault is null ? null : Diagnostic.Error(CommittingCodes.PathRefused, null, fault);
    }
}

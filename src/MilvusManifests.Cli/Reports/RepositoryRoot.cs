using System.Text;

namespace MilvusManifests.Cli.Reports;

/// <summary>The root of a repository: what reads a report expects paths relative to it, wherever the command was started.</summary>
/// <param name="Prefix">The current folder relative to the root, such as <c>clusters/eu</c>; empty if it is the root.</param>
internal sealed record RepositoryRoot(string Prefix)
{
    /// <summary>The nearest folder above that contains <c>.git</c>; without one, the folder itself.</summary>
    public static RepositoryRoot Above(string folder)
    {
        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            if (Path.Exists(Path.Combine(above, ".git")))
            {
                return new(above == folder ? "" : WithSlashes(Path.GetRelativePath(above, folder)));
            }
        }

        return new("");
    }

    /// <summary>A path relative to the root, with <c>/</c> on every system; unchanged if it is absolute or leads out of the repository.</summary>
    /// <param name="shown">The path as diagnostics show it: relative to the current folder, or absolute.</param>
    public string PathOf(string shown)
    {
        var path = WithSlashes(shown);
        if (Path.IsPathRooted(shown))
        {
            return path;
        }

        var segments = new List<string>();
        foreach (var segment in $"{Prefix}/{path}".Split('/'))
        {
            if (segment == ".." && segments is [.., not ".."])
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return segments.Count == 0 ? "." : string.Join('/', segments);
    }

    /// <summary>A path as a URI: relative, or one of a file if the path is absolute.</summary>
    /// <param name="path">A path that <see cref="PathOf"/> returned.</param>
    public static string UriOf(string path)
    {
        var uri = new StringBuilder(path.Length + 8);
        foreach (var segment in path.Split('/'))
        {
            uri.Append(uri.Length == 0 ? "" : "/").Append(Uri.EscapeDataString(segment));
        }

        return !Path.IsPathRooted(path) ? uri.ToString()
            : path[0] == '/' ? $"file:///{uri.ToString().TrimStart('/')}"
            : $"file:///{path[0]}:/{uri.ToString().AsSpan(uri.ToString().IndexOf('/') + 1)}";
    }

    private static string WithSlashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
}

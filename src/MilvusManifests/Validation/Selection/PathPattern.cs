using System.Collections.Immutable;

namespace MilvusManifests.Validation.Selection;

/// <summary>
/// A pattern of paths as gitignore(5) defines it: <c>*.enc.yaml</c>, <c>/build/</c>, <c>docs/**/*.json</c>, <c>!keep.yaml</c>. Matching never takes more steps
/// than the product of the two lengths.
/// </summary>
/// <param name="IsNegated">Whether what matches is included again.</param>
/// <param name="MatchesFoldersOnly">Whether only folders match.</param>
/// <param name="Segments">The parts between the slashes; <c>**</c> matches any number of folders.</param>
internal sealed record PathPattern(bool IsNegated, bool MatchesFoldersOnly, ImmutableArray<string> Segments)
{
    private const string AnyFolders = "**";

    /// <summary>The pattern of a line; null for a blank line or a comment.</summary>
    public static PathPattern? Parse(string line)
    {
        var text = line.TrimEnd('\r');
        while (text is [.. var before, ' '] && before is not [.., '\\'])
        {
            text = before;
        }

        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var isNegated = text[0] == '!';
        var pattern = isNegated ? text[1..] : text;
        var isForFolders = pattern.EndsWith('/');
        var isAnchored = pattern.AsSpan().TrimEnd('/').Contains('/');
        var segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Length == 0 ? null : new PathPattern(isNegated, isForFolders, isAnchored ? [.. segments] : [AnyFolders, .. segments]);
    }

    /// <summary>Whether a path matches.</summary>
    /// <param name="path">The path relative to the folder of the pattern, with <c>/</c>.</param>
    /// <param name="isFolder">Whether it is a folder's.</param>
    public bool Matches(string path, bool isFolder)
    {
        if (MatchesFoldersOnly && !isFolder)
        {
            return false;
        }

        var names = path.Split('/');
        var (at, name, retryAt, retryName) = (0, 0, -1, 0);
        while (name < names.Length)
        {
            if (at < Segments.Length && Segments[at] == AnyFolders)
            {
                // At the end it matches what is inside a folder, not the folder itself.
                if (at == Segments.Length - 1)
                {
                    return true;
                }

                (retryAt, retryName) = (at++, name);
            }
            else if (at < Segments.Length && Wildcards.Match(Segments[at], names[name]))
            {
                at++;
                name++;
            }
            else if (retryAt >= 0)
            {
                (at, name) = (retryAt + 1, ++retryName);
            }
            else
            {
                return false;
            }
        }

        return at == Segments.Length;
    }
}

using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Validation.Selection;

/// <summary>The patterns of one folder: of its <c>.gitignore</c>, or those that somebody excludes. The last pattern that matches decides.</summary>
/// <param name="Folder">The full path of the folder that the patterns are relative to.</param>
/// <param name="Patterns">The patterns, in their order.</param>
internal sealed record PathRules(string Folder, ImmutableArray<PathPattern> Patterns)
{
    /// <summary>The name of the file that git reads in each folder.</summary>
    public const string GitIgnore = ".gitignore";

    private const int MaxBytes = 1024 * 1024;

    /// <summary>The patterns of lines.</summary>
    public static PathRules Of(string folder, IEnumerable<string> lines) =>
        new(Path.GetFullPath(folder), [.. lines.Select(PathPattern.Parse).OfType<PathPattern>()]);

    /// <summary>The patterns of a folder's <c>.gitignore</c>; null where there is none that can be read.</summary>
    public static PathRules? Read(string folder)
    {
        var file = Path.Combine(folder, GitIgnore);
        return FileEntry.KindAt(file) == EntryKind.File && SourceFile.Read(file, maxBytes: MaxBytes).Value is { } text
            ? Of(folder, text.Text.Split('\n'))
            : null;
    }

    /// <summary>Whether a path is left out; null where no pattern matches.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="isFolder">Whether it is a folder's.</param>
    public bool? Excludes(string path, bool isFolder)
    {
        var relative = Path.GetRelativePath(Folder, path).Replace('\\', '/');
        return Patterns.LastOrDefault(pattern => pattern.Matches(relative, isFolder)) is { } last ? !last.IsNegated : null;
    }
}

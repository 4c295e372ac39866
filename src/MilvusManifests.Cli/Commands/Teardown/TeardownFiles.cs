using System.Collections.Immutable;
using MilvusManifests.Building;

namespace MilvusManifests.Cli.Commands.Teardown;

/// <summary>The files of a set, and the commands that delete what is in them.</summary>
/// <param name="set">The set.</param>
/// <param name="output">The folder that it was written to, relative to the current one.</param>
internal sealed class TeardownFiles(BuiltSet set, string output)
{
    /// <summary>The kinds whose objects take with them what others made.</summary>
    public static readonly ImmutableArray<string> SharedKinds = ["CustomResourceDefinition", "Namespace"];

    private static readonly string[] Words = ["kubectl", "delete", "--ignore-not-found=true"];

    /// <summary>The objects that are applied to the cluster.</summary>
    public ImmutableArray<ManifestObject> Objects { get; } = [.. set.Applied];

    /// <summary>Whether a folder has a file.</summary>
    public bool Has(string folder) => set.Manifests.Any(manifest => IsBelow(manifest.Path, folder));

    /// <summary>The files below a folder, in the order they are applied.</summary>
    public IEnumerable<string> Below(string folder) => set.Manifests.Select(manifest => manifest.Path).Where(path => IsBelow(path, folder));

    /// <summary>The folders in a folder.</summary>
    public ImmutableArray<string> FoldersBelow(string folder) =>
        [.. Below(folder).Select(path => path.Split('/')).Where(segments => segments.Length > 2).Select(segments => $"{folder}/{segments[1]}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The files with an object of a kind.</summary>
    public ImmutableArray<string> With(Func<string, bool> hasKind) =>
        [.. set.Manifests.Where(manifest => manifest.Objects.Any(found => hasKind(found.Reference.Kind))).Select(manifest => manifest.Path)];

    /// <summary>Whether a file has something that takes with it what others made.</summary>
    public bool IsShared(string path) => set.Manifests.Any(manifest => manifest.Path == path && manifest.Objects.Any(found => SharedKinds.Contains(found.Reference.Kind)));

    /// <summary>The command that deletes what is in files.</summary>
    public IEnumerable<string> Delete(IEnumerable<string> paths) => Words.Concat(paths.SelectMany(path => (string[])["-f", Shown(path)]));

    /// <summary>The command that deletes what is in a folder, but for what takes with it what others made.</summary>
    public IEnumerable<string> DeleteFolder(string folder, bool isRecursive) =>
        Below(folder).Any(IsShared) ? Delete(Below(folder).Where(path => !IsShared(path)))
        : Words.Concat(isRecursive ? ["--recursive", "-f", Shown(folder)] : ["-f", Shown(folder)]);

    // A path of its own is no option, whatever it begins with.
    private string Shown(string path) => output == "." ? path : $"{(output.StartsWith('-') ? "./" : "")}{output}/{path}";

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal) && path.Length > folder.Length && path[folder.Length] == '/';
}

using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Committing;

/// <summary>A set that is committed.</summary>
/// <param name="Title">What it is, on one line.</param>
/// <param name="Files">Its files.</param>
/// <param name="Manifests">The files of them that have objects.</param>
/// <param name="Release">Its release of kube-prometheus.</param>
/// <param name="Kubernetes">The version of the cluster, <c>1.35</c>.</param>
internal sealed record CommittedSet(string Title, OutputSet Files, ImmutableArray<Manifest> Manifests, KubePrometheusRelease Release, string Kubernetes)
{
    /// <summary>The releases of other projects that the cluster has.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;

    /// <summary>How many objects it has.</summary>
    public int Objects => Manifests.Sum(manifest => manifest.Objects.Length);

    /// <summary>Whether most of its files are those that a lock lists, byte for byte: the set of a cluster that was renamed.</summary>
    public bool IsMostly(Inventory files) => Files.Files.Count(file => files.Files.TryGetValue(file.Path, out var hash) && hash == file.Hash) * 2 > Files.Files.Length;

    /// <summary>The lock of a folder; an empty one if it cannot be read, which writing there reports.</summary>
    public static Inventory LockOf(CommitTarget target) => OutputRoot.Find(target.Folder).Value is { } root && LockFile.Read(root).Value is { } read ? read.Files : Inventory.Empty;

    /// <summary>How many objects are in the files of a folder that an earlier run wrote.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="counts">Whether a file is one that counts.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static int CountObjects(CommitTarget target, Func<string, bool> counts, CancellationToken cancellation) =>
        SetFiles.Read(target.Shown, [.. ReadGenerated(target).Value.Where(file => counts(file.Path))], _ => null, cancellation).Value?.Set.Objects.Length ?? 0;

    /// <summary>How the set differs from the files of a folder that an earlier run wrote; files of others are not compared.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="cancellation">Ends the comparison.</param>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public Result<SetDifference> CompareWith(CommitTarget target, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var files = found.Take(ReadGenerated(target));
        if (found.HasErrors)
        {
            return found.With<SetDifference>(null);
        }

        var old = files.IsEmpty ? new ComparedSet(target.Shown, []) : SetFiles.Read(target.Shown, files, Find, cancellation).Value?.Set;
        var fresh = new ComparedSet(Title, [.. Manifests.SelectMany(manifest => manifest.Objects)]) { Release = Release.Tag };
        return found.With(old is null ? null : SetComparison.Compare(new ComparedSides(old, fresh, Kubernetes, Release) { Projects = Projects }, cancellation));
    }

    private static Result<ImmutableArray<SetFile>> ReadGenerated(CommitTarget target)
    {
        var (folder, shown) = (target.Folder, target.Shown);
        var root = OutputRoot.Find(folder);
        if (root.Value is null || !Directory.Exists(folder))
        {
            return new([], root.Diagnostics);
        }

        var recorded = LockFile.Read(root.Value with { Shown = shown });
        if (recorded.Value is null)
        {
            return new([], recorded.Diagnostics);
        }

        return new([.. recorded.Value.Files.Files.Keys.Where(SetFile.IsManifest).Select(path => ReadFile(root.Value, path, shown)).OfType<SetFile>()], []);
    }

    // What is not a file any more, the writer reports.
    private static SetFile? ReadFile(OutputRoot root, string path, string shown)
    {
        var file = new FileInfo(root.PathOf(path));
        return FileEntry.KindAt(file.FullName) == EntryKind.File && file.Length <= SourceFile.DefaultMaxBytes ? new SetFile(path, $"{shown}/{path}", File.ReadAllBytes(file.FullName)) : null;
    }

    // A file with the bytes that are written has the objects that were rendered.
    private ImmutableArray<ManifestObject>? Find(SetFile file)
    {
        var manifest = Manifests.FirstOrDefault(manifest => manifest.Path == file.Path);
        return manifest is not null && Files.Files.FirstOrDefault(written => written.Path == file.Path) is { } same && same.Content.Span.SequenceEqual(file.Content)
            ? manifest.Objects
            : null;
    }
}

using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Drift;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Clusters;

/// <summary>
/// The output folder of several clusters: a folder for each, and a lock that lists them, so that the folder of one that is no longer configured is removed,
/// and no other.
/// </summary>
internal static class ClusterFolders
{
    private const string Clusters = "clusters";

    /// <summary>Records the clusters before anything is written for them, beside those that are recorded already: what a run that is interrupted leaves, the next one can remove.</summary>
    public static Result<WriteResult> Begin(ClusterOutput output, WriteOptions write, CancellationToken cancellation) =>
        output.IsLocked || !output.IsOwn ? new(new([], [], []), []) : Record(output.Names, output.Folder, write, cancellation);

    /// <summary>Records clusters beside those that are recorded already.</summary>
    public static Result<WriteResult> Record(IEnumerable<string> clusters, string output, WriteOptions options, CancellationToken cancellation)
    {
        var (recorded, faults) = Recorded(output, options.Shown);
        if (recorded is null)
        {
            return new(null, faults);
        }

        // Of files that were edited, the lock has to go on saying so.
        var names = clusters.Union(recorded, StringComparer.Ordinal).ToArray();
        return names.Length == recorded.Count || FilesBeside(output) is not { } beside ? new(new([], [], []), []) : OutputWriter.Write(Set(names, beside), output, options, cancellation);
    }

    /// <summary>Removes the folders of clusters that are no longer configured, and records those that are.</summary>
    /// <param name="output">The output folder, and the clusters that are.</param>
    /// <param name="hasErrors">Whether one of them could not be generated: its files may still be those of a cluster that was renamed, so nothing is removed.</param>
    /// <param name="write">How to write.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static Result<WriteResult> Finish(ClusterOutput output, bool hasErrors, WriteOptions write, CancellationToken cancellation)
    {
        if (hasErrors)
        {
            return new(new([], [], []), []);
        }

        var found = new DiagnosticBag();
        write = output.IsLocked ? write with { DryRun = true } : write;
        var removed = found.Take(Remove(output.Folder, output.Names, write, cancellation));
        var set = found.Take(SetOf(output));
        if (found.HasErrors || set is null)
        {
            return found.With<WriteResult>(null);
        }

        var own = found.Take(OutputWriter.Write(set, output.Folder, write, cancellation));
        var all = own is null ? null : own with { Removed = [.. own.Removed, .. removed] };
        if (output.IsLocked && all is { HasChanges: true })
        {
            found.Add(LockedOutput.OfClusters(output.Folder, all, Former(output.Folder, output.Names)));
            return found.With<WriteResult>(null);
        }

        return found.With(all);
    }

    /// <summary>The recorded clusters that are no longer configured and have a folder with a set, or with the beginnings of one, in the order of the lock. What a link leads to is not theirs.</summary>
    /// <param name="output">The output folder.</param>
    /// <param name="configured">The clusters that are.</param>
    public static ImmutableArray<string> Former(string output, IEnumerable<string> configured) =>
    [
        .. (Recorded(output, null).Names ?? [])
            .Except(configured, StringComparer.Ordinal)
            .Where(name => DnsLabel.IsValid(name) && new DirectoryInfo(Path.Combine(output, name)) is { Exists: true, LinkTarget: null } folder && HasSet(folder.FullName)),
    ];

    /// <summary>Removes the files of recorded clusters that are no longer configured, and returns their paths below the output folder.</summary>
    /// <param name="output">The output folder.</param>
    /// <param name="configured">The clusters that are; none where the configuration is about one cluster.</param>
    /// <param name="write">How to write.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static Result<ImmutableArray<string>> Remove(string output, IEnumerable<string> configured, WriteOptions write, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var removed = ImmutableArray.CreateBuilder<string>();
        foreach (var name in Former(output, configured))
        {
            var folder = Path.Combine(output, name);
            var hasLock = File.Exists(Path.Combine(folder, Inventory.FileName));
            var options = write.Shown is { } shown ? write with { Shown = $"{shown}/{name}" } : write;
            if (found.Take(OutputWriter.Write(new OutputSet([]), folder, options, cancellation)) is { } emptied)
            {
                removed.AddRange(emptied.Removed.Select(path => $"{name}/{path}").Concat(hasLock ? [$"{name}/{Inventory.FileName}"] : []));
                RemoveEmpty(folder, write.DryRun);
            }
        }

        return found.With(removed.DrainToImmutable());
    }

    /// <summary>Compares what is beside the folders of the clusters with what should be there.</summary>
    public static Result<OutputCompared> Check(ClusterOutput output, CancellationToken cancellation)
    {
        var (set, faults) = SetOf(output);
        if (set is null)
        {
            return new(null, faults);
        }

        var compared = OutputComparison.Compare(set, output.Folder, new SchemaCatalogue(KubernetesSchemas.All[^1]), cancellation);
        return compared.Value is { } drift ? new(new(set.Paths(), drift.Files), [.. compared.Diagnostics, .. drift.Findings]) : new(null, compared.Diagnostics);
    }

    /// <summary>What is beside the folders of the clusters.</summary>
    public static Result<OutputSet> SetOf(ClusterOutput output)
    {
        var files = ClusterApplications.Write(output.Document, TemplateSet.Find(output.Templates).Value!, output.Folder);
        return new(files.Succeeded ? Set(output.Names, files.Value) : null, files.Diagnostics);
    }

    private static OutputSet Set(IEnumerable<string> clusters, ImmutableArray<OutputFile> files) => new(files) { Pins = Pins.OfClusters(clusters) };

    // The files of the common lock stay what they are until the end of the run; null where one was edited.
    private static ImmutableArray<OutputFile>? FilesBeside(string output)
    {
        var files = ImmutableArray.CreateBuilder<OutputFile>();
        if (SourceFile.Read(Path.Combine(output, Inventory.FileName)).Value is not { } source || Inventory.Read(source).Value is not { } inventory)
        {
            return [];
        }

        foreach (var (path, hash) in inventory.Files)
        {
            var full = Path.Combine(output, path);
            var file = FileEntry.KindAt(full) == EntryKind.File && FileContent.Read(full) is { } content ? new OutputFile(path, content) : null;
            if (file?.Hash != hash)
            {
                return null;
            }

            files.Add(file);
        }

        return files.DrainToImmutable();
    }

    private static (IReadOnlyCollection<string>? Names, ImmutableArray<Diagnostic> Faults) Recorded(string output, string? shown)
    {
        var path = Path.Combine(output, Inventory.FileName);
        if (!File.Exists(path))
        {
            return ([], []);
        }

        var (source, faults) = SourceFile.Read(path, shown is null ? path : $"{shown}/{Inventory.FileName}");
        if (source is null)
        {
            return (null, faults);
        }

        if (Inventory.Read(source) is { Succeeded: false, Diagnostics: var broken })
        {
            return (null, broken);
        }

        // Most locks are those of one set, and not parsed for it.
        return source.Text.Contains($"\n{Clusters}:", StringComparison.Ordinal) && YamlReader.ReadSingle(source).Value?.Root is YamlMapping root && root[Clusters] is YamlMapping clusters ? ([.. clusters.Keys], []) : ([], []);
    }

    // A run that was killed may have left nothing but what it was about to write, or an empty folder.
    private static bool HasSet(string folder) =>
        File.Exists(Path.Combine(folder, Inventory.FileName)) || Directory.Exists(Path.Combine(folder, WorkFolder.Name)) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static void RemoveEmpty(string folder, bool dryRun)
    {
        if (dryRun)
        {
            return;
        }

        try
        {
            File.Delete(Path.Combine(folder, Inventory.FileName));
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The next run finds the cluster still recorded, or an empty folder that nobody minds.
        }
    }
}

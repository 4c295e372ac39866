using System.Collections.Immutable;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>With <c>--locked</c>: what was resolved, what came out, and what is in the output folder are what the folder's lock says.</summary>
internal sealed class LockedOutput : ICheck
{
    private const string Hint = "run without --locked to update the lock";

    /// <summary>There is no lock to check a set against.</summary>
    public static readonly DiagnosticCode Missing = new(
        "MM5010",
        "no lock to check the set against",
        "With --locked everything must match the manifests.lock.yaml of an earlier run in the output folder.",
        new("'output/manifests.lock.yaml' does not exist; generate without --locked first and commit what it writes"),
        "Generate once without --locked and commit the output folder, including the lock in it.");

    /// <summary>The set is not the locked one.</summary>
    public static readonly DiagnosticCode Differs = new(
        "MM5011",
        "set differs from the lock",
        "With --locked a set must match manifests.lock.yaml exactly: the tool, the versions, images and templates, and the SHA-256 of each file. Something "
        + "has changed since the lock was written.",
        new("'kubePrometheus.components.nodeExporter' is false, but the set was locked without it", "components: {nodeExporter: false}"),
        "If the change was intended, generate without --locked, review the difference and commit it; otherwise revert what the message names.");

    /// <summary>A file of the output folder is neither what was locked nor what would be written.</summary>
    public static readonly DiagnosticCode Edited = new(
        "MM5012",
        "output file differs from the lock",
        "Generated files are not meant to be edited.",
        new("'manifests/grafana-service.yaml' is not what was locked: it was edited or only partly merged; restore the committed file"),
        "Make the change in the configuration, in a patch or in a template of your own, and restore the committed file.");

    /// <summary>The error about the lock that several clusters have in common.</summary>
    /// <param name="folder">The folder that those of the clusters are in.</param>
    /// <param name="changes">What a run without <c>--locked</c> would change.</param>
    /// <param name="former">The clusters that are recorded and no longer configured.</param>
    public static Diagnostic OfClusters(string folder, WriteResult changes, ImmutableArray<string> former)
    {
        var path = Path.Combine(folder, Inventory.FileName);
        var place = new SourceText(path, "").At(0, 0);
        return !File.Exists(path) ? Diagnostic.Error(Missing, place, $"'{path}' does not exist; generate without --locked first and commit what it writes")
            : former is [var first, ..] ? Diagnostic.Error(Differs, place, $"the sets were locked with cluster '{first}', which is no longer configured", Hint)
            : Diagnostic.Error(Differs, place, $"'{changes.Written.Concat(changes.Removed).First()}' differs from what was locked for the clusters", Hint);
    }

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Missing, Differs, Edited];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Locked;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        if (set.Files is not { } files)
        {
            return [];
        }

        var folder = set.Inputs.Output;
        try
        {
            return Find(files, folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [Diagnostic.Error(
                DeliveryCodes.OutputFailed, new SourceText(folder, "").At(0, 0), $"'{folder}' cannot be checked against its lock: {refused.Message.ReplaceLineEndings(" ")}")];
        }
    }

    private static ImmutableArray<Diagnostic> Find(OutputSet files, string folder)
    {
        var found = new DiagnosticBag();

        // What an interrupted run left to do is done before the set is written.
        if (found.Take(OutputRoot.Find(folder)) is not { } root || found.Take(InterruptedWrite.Find(root)) is not { } start)
        {
            return found.ToImmutable();
        }

        if (start.Lock.Source is not { } source)
        {
            found.Error(Missing, root.Place(), $"'{root.Show(Inventory.FileName)}' does not exist; generate without --locked first and commit what it writes");
        }
        else if (found.Take(YamlReader.ReadSingle(source))?.Root is YamlMapping mapping)
        {
            found.AddRange(ComparePins(files.Pins?.All ?? [], Pins.Read(mapping).All, source));
            found.AddRange(CompareFiles(files, start, source, arePinned: !found.HasErrors));
        }

        return found.ToImmutable();
    }

    private static IEnumerable<Diagnostic> ComparePins(ImmutableArray<Pin> resolved, ImmutableArray<Pin> locked, SourceText source)
    {
        if (locked.IsEmpty && !resolved.IsEmpty)
        {
            return [Diagnostic.Error(Differs, source.At(0, 0), "the lock does not say what the set was made from; generate without --locked first and commit what it writes")];
        }

        return PinDifference.Find(resolved, locked).Select(Report);
    }

    private static Diagnostic Report(PinDifference difference)
    {
        var (now, locked) = difference;
        var diagnostic = Diagnostic.Error(Differs, now?.Location ?? locked?.Location, difference.Message, Hint);
        return now?.Location is not null && locked?.Location is { } place ? diagnostic.With(new RelatedLocation("locked", place)) : diagnostic;
    }

    private static IEnumerable<Diagnostic> CompareFiles(OutputSet set, InterruptedWrite start, SourceText source, bool arePinned)
    {
        var (locked, made) = (start.Lock.Files.Files, Inventory.Of(set).Files);
        foreach (var path in locked.Keys.Union(made.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (sum, now) = (locked.GetValueOrDefault(path), made.GetValueOrDefault(path));
            var isThere = start.View.Find(path) is (var found, EntryKind.File) && found == path;
            var isMade = isThere && now is not null && start.View.HasRecorded(path, now);
            if (isThere && !isMade && !(sum is not null && start.View.HasRecorded(path, sum)))
            {
                yield return Diagnostic.Error(Edited, start.View.Root.Place(path), sum is null
                    ? $"'{path}' is not locked, but there is a file of that name; move it away"
                    : $"'{path}' is not what was locked: it was edited or only partly merged; restore the committed file");
            }
            else if (arePinned && now != sum)
            {
                yield return Diagnostic.Error(Differs, PlaceInLock(source, path), Difference(path, sum, now, isMade), Hint);
            }
        }
    }

    private static string Difference(string path, string? sum, string? now, bool isMade) =>
        sum is null ? $"'{path}' is not locked, but the configuration produces it"
        : now is null ? $"'{path}' is locked, but the configuration no longer produces it"
        : isMade ? $"'{path}' is locked as {PinDifference.Short(Inventory.Algorithm + sum)}, but both the configuration and the file say otherwise"
        : $"'{path}' is not what the configuration produces: a setting or a patch has changed since it was locked";

    private static Location PlaceInLock(SourceText source, string path)
    {
        var at = source.Text.IndexOf($"\n  {path}: ", StringComparison.Ordinal);
        return at < 0 ? source.At(0, 0) : source.At(at + 3, path.Length);
    }
}

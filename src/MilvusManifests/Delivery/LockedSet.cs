using System.Collections.Immutable;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Delivery;

/// <summary>Checks a set against the lock of its output folder: what was resolved, what came out, and what is there.</summary>
public static class LockedSet
{
    private const string Hint = "run without --locked to resolve it anew and rewrite the lock";

    /// <summary>Everything in which a set, or the folder that is to hold it, differs from the folder's lock.</summary>
    /// <param name="set">The set, with its pins.</param>
    /// <param name="folder">The output folder, as diagnostics are to name it.</param>
    public static ImmutableArray<Diagnostic> Check(OutputSet set, string folder)
    {
        try
        {
            var root = OutputRoot.Find(folder);
            return root.Value is { } found ? [.. root.Diagnostics, .. Check(set, found)] : root.Diagnostics;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [Diagnostic.Error(
                Codes.OutputFailed, new SourceText(folder, "").At(0, 0), $"'{folder}' cannot be checked against its lock: {refused.Message.ReplaceLineEndings(" ")}")];
        }
    }

    private static ImmutableArray<Diagnostic> Check(OutputSet set, OutputRoot root)
    {
        // What an interrupted run left to do is done before the set is written.
        var left = InterruptedWrite.Find(root);
        if (left.Value is not { } start)
        {
            return left.Diagnostics;
        }

        if (start.Lock.Source is not { } source)
        {
            return [.. left.Diagnostics, Diagnostic.Error(
                Codes.LockMissing, root.Place(), $"'{root.Show(Inventory.FileName)}' does not exist; generate without --locked first and commit what it writes")];
        }

        var document = YamlReader.ReadSingle(source);
        if (document.Value?.Root is not YamlMapping mapping)
        {
            return [.. left.Diagnostics, .. document.Diagnostics];
        }

        ImmutableArray<Diagnostic> pins = [.. ComparePins(set.Pins?.All ?? [], Pins.Read(mapping).All, source)];
        return [.. left.Diagnostics, .. document.Diagnostics, .. pins, .. CompareFiles(set, start, source, arePinned: pins.IsEmpty)];
    }

    private static IEnumerable<Diagnostic> ComparePins(ImmutableArray<Pin> resolved, ImmutableArray<Pin> locked, SourceText source)
    {
        if (locked.IsEmpty && !resolved.IsEmpty)
        {
            return [Diagnostic.Error(
                Codes.LockDiffers, source.At(0, 0), "the lock does not say what the set was made from; generate without --locked first and commit what it writes")];
        }

        var left = locked.ToDictionary(pin => (pin.Section, pin.Key));
        var differing = new List<(Pin? Now, Pin? Locked)>();
        foreach (var pin in resolved)
        {
            left.Remove((pin.Section, pin.Key), out var other);
            if (other?.Value != pin.Value)
            {
                differing.Add((pin, other));
            }
        }

        differing.AddRange(left.Values.Select(pin => ((Pin?)null, (Pin?)pin)));
        return Causes(differing).Select(pair => Difference(pair.Now, pair.Locked));
    }

    // A release brings its commit and images, another version of the tool its templates too: those need no line of their own.
    private static IEnumerable<(Pin? Now, Pin? Locked)> Causes(List<(Pin? Now, Pin? Locked)> differing)
    {
        var hasTool = differing.Exists(pair => (pair.Now ?? pair.Locked) is { Section: "", Key: Pins.Tool });
        var hasRelease = differing.Exists(pair => (pair.Now ?? pair.Locked) is { Section: Pins.KubePrometheus, Key: Pins.Version });
        return differing.Where(pair => (pair.Now ?? pair.Locked)! switch
        {
            { Section: Pins.Templates } => !hasTool,
            { Section: Pins.Images } => !hasTool && !hasRelease,
            { Section: Pins.KubePrometheus, Key: not (Pins.Version or Pins.Source) } => !hasTool && !hasRelease,
            _ => true,
        });
    }

    private static Diagnostic Difference(Pin? now, Pin? locked)
    {
        var message = now is null ? $"{locked!.Name} is locked but no longer used"
            : locked is null ? $"{now.Name} is not locked"
            : $"{now.Name} is {Short(now.Value)}, but {Short(locked.Value)} is locked";
        var diagnostic = Diagnostic.Error(Codes.LockDiffers, now?.Location ?? locked?.Location, message) with { Hint = Hint };
        return now?.Location is not null && locked?.Location is { } place ? diagnostic.With(new RelatedLocation("locked", place)) : diagnostic;
    }

    private static IEnumerable<Diagnostic> CompareFiles(OutputSet set, InterruptedWrite start, SourceText source, bool arePinned)
    {
        var locked = start.Lock.Files.Files;
        var made = Inventory.Of(set).Files;
        foreach (var path in locked.Keys.Union(made.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var sum = locked.GetValueOrDefault(path);
            var now = made.GetValueOrDefault(path);
            var isThere = start.View.Find(path) is (var found, EntryKind.File) && found == path;
            var isMade = isThere && now is not null && start.View.HasRecorded(path, now);
            if (isThere && !isMade && !(sum is not null && start.View.HasRecorded(path, sum)))
            {
                yield return Diagnostic.Error(Codes.OutputTampered, start.View.Root.Place(path), sum is null
                    ? $"'{path}' is not locked, but there is a file of that name; move it away"
                    : $"'{path}' is not what was locked: it was edited or only partly merged; restore the committed file");
            }
            else if (arePinned && now != sum)
            {
                yield return Diagnostic.Error(Codes.LockDiffers, PlaceInLock(source, path), Difference(path, sum, now, isMade)) with { Hint = Hint };
            }
        }
    }

    private static string Difference(string path, string? sum, string? now, bool isMade) =>
        sum is null ? $"'{path}' is not locked, but the configuration produces it"
        : now is null ? $"'{path}' is locked, but the configuration no longer produces it"
        : isMade ? $"'{path}' is locked as {Short(Inventory.Algorithm + sum)}, but both the configuration and the file say otherwise"
        : $"'{path}' is not what the configuration produces: a setting or a patch has changed since it was locked";

    private static string Short(string value)
    {
        const int Length = 12;
        return value.StartsWith(Inventory.Algorithm, StringComparison.Ordinal) && value.Length > Inventory.Algorithm.Length + Length
            ? value[..(Inventory.Algorithm.Length + Length)]
            : value;
    }

    private static Location PlaceInLock(SourceText source, string path)
    {
        var at = source.Text.IndexOf($"\n  {path}: ", StringComparison.Ordinal);
        return at < 0 ? source.At(0, 0) : source.At(at + 3, path.Length);
    }
}

using System.Collections.Immutable;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>With <c>--locked</c>: what was resolved, what came out, and what is in the output folder are what the folder's lock says.</summary>
internal sealed class LockedOutput : ICheck
{
    private const string Hint = "run without --locked to resolve it anew and rewrite the lock";

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Text.Codes.LockMissing, Text.Codes.LockDiffers, Text.Codes.OutputTampered];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.NoErrors;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        if (set.Files is not { } files || !set.IsLocked)
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
                Text.Codes.OutputFailed, new SourceText(folder, "").At(0, 0), $"'{folder}' cannot be checked against its lock: {refused.Message.ReplaceLineEndings(" ")}")];
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
            found.Error(Text.Codes.LockMissing, root.Place(), $"'{root.Show(Inventory.FileName)}' does not exist; generate without --locked first and commit what it writes");
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
            return [Diagnostic.Error(Text.Codes.LockDiffers, source.At(0, 0), "the lock does not say what the set was made from; generate without --locked first and commit what it writes")];
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
        var diagnostic = Diagnostic.Error(Text.Codes.LockDiffers, now?.Location ?? locked?.Location, message) with { Hint = Hint };
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
                yield return Diagnostic.Error(Text.Codes.OutputTampered, start.View.Root.Place(path), sum is null
                    ? $"'{path}' is not locked, but there is a file of that name; move it away"
                    : $"'{path}' is not what was locked: it was edited or only partly merged; restore the committed file");
            }
            else if (arePinned && now != sum)
            {
                yield return Diagnostic.Error(Text.Codes.LockDiffers, PlaceInLock(source, path), Difference(path, sum, now, isMade), Hint);
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

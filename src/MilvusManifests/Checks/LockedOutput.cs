using System.Collections.Immutable;
using System.Security.Cryptography;
using MilvusManifests.Delivery;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>With <c>--locked</c>: what was resolved, what came out and what stands in the output folder are what the folder's lock says.</summary>
internal sealed class LockedOutput : ICheck
{
    private const string Unlocked = "without --locked it is resolved anew, and the lock written";

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
            return [Diagnostic.Error(Text.Codes.OutputFailed, Place(folder), $"'{folder}' cannot be held to its lock: {refused.Message.ReplaceLineEndings(" ")}")];
        }
    }

    private static ImmutableArray<Diagnostic> Find(OutputSet files, string folder)
    {
        var (path, shown) = (Path.Combine(folder, Inventory.FileName), Shown(folder, Inventory.FileName));
        if (!File.Exists(path))
        {
            return [Diagnostic.Error(Text.Codes.LockMissing, Place(folder), $"there is no '{shown}' to hold the set to; generate without --locked, and commit what is written")];
        }

        var found = new DiagnosticBag();
        if (found.Take(SourceFile.Read(path, shown)) is { } source
            && found.Take(Inventory.Read(source)) is { } locked
            && found.Take(YamlReader.ReadSingle(source))?.Root is YamlMapping root)
        {
            found.AddRange(ComparePins(files.Pins?.All ?? [], Pins.Read(root).All, source));
            found.AddRange(CompareFiles(Inventory.Of(files), locked, source, folder, arePinned: !found.HasErrors));
        }

        return found.ToImmutable();
    }

    private static IEnumerable<Diagnostic> ComparePins(ImmutableArray<Pin> resolved, ImmutableArray<Pin> locked, SourceText source)
    {
        if (locked.IsEmpty && !resolved.IsEmpty)
        {
            return [Diagnostic.Error(Text.Codes.LockDiffers, source.At(0, 0), "the lock says nothing of what the set was made from; generate without --locked, and commit what is written")];
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

    // A release brings its commit and images, another tool its templates too: those need no line of their own.
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
        var message = now is null ? $"{locked!.Name} is locked, and no longer used"
            : locked is null ? $"{now.Name} is not locked"
            : $"{now.Name} is {Short(now.Value)}, and {Short(locked.Value)} is locked";
        var diagnostic = Diagnostic.Error(Text.Codes.LockDiffers, now?.Location ?? locked?.Location, message) with { Hint = Unlocked };
        return now?.Location is not null && locked?.Location is { } place ? diagnostic.With(new RelatedLocation("locked", place)) : diagnostic;
    }

    private static IEnumerable<Diagnostic> CompareFiles(Inventory made, Inventory locked, SourceText source, string folder, bool arePinned)
    {
        foreach (var path in locked.Files.Keys.Union(made.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var sum = locked.Files.GetValueOrDefault(path);
            var now = made.Files.GetValueOrDefault(path);
            var stands = HashOf(path, folder);
            if (stands is not null && stands != sum && stands != now)
            {
                yield return Diagnostic.Error(Text.Codes.OutputTampered, Place(Shown(folder, path)), sum is null
                    ? $"'{path}' is not locked, and a file of that name stands there"
                    : $"'{path}' is not what was locked: it was edited, or half of it merged; take the committed file back");
            }
            else if (arePinned && now != sum)
            {
                yield return Diagnostic.Error(Text.Codes.LockDiffers, PlaceInLock(source, path), Difference(path, sum, now, stands), Unlocked);
            }
        }
    }

    private static string Difference(string path, string? sum, string? now, string? stands) =>
        sum is null ? $"'{path}' is not locked, and the configuration gives it"
        : now is null ? $"'{path}' is locked, and the configuration no longer gives it"
        : stands == now ? $"'{path}' is locked as {Short(Inventory.Algorithm + sum)}, which neither the configuration gives nor the file has"
        : $"'{path}' is not what the configuration gives: a setting or a patch has changed since it was locked";

    private static string? HashOf(string path, string folder)
    {
        var full = OutputPath.Combine(folder, path);
        if (FileSystem.Kind(full) is not EntryKind.File)
        {
            return null;
        }

        using var file = File.OpenRead(full);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

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

    private static Location Place(string shown) => new SourceText(shown, "").At(0, 0);

    private static string Shown(string folder, string path) => folder is "." or "" ? path : $"{folder.TrimEnd('/')}/{path}";
}

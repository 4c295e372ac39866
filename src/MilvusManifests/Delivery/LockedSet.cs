using System.Collections.Immutable;
using System.Security.Cryptography;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Delivery;

/// <summary>Holds a set to the lock of its output folder: what was resolved, what came out, and what stands there.</summary>
public sealed class LockedSet
{
    private const string Hint = "without --locked it is resolved anew, and the lock written";

    private readonly OutputSet set;
    private readonly string folder;
    private readonly string shownLock;
    private readonly ImmutableArray<Diagnostic>.Builder diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    private LockedSet(OutputSet set, string folder)
    {
        this.set = set;
        this.folder = folder;
        shownLock = Shown(Inventory.FileName);
    }

    /// <summary>Everything in which a set, or the folder where it is to stand, differs from the folder's lock.</summary>
    /// <param name="set">The set, with its pins.</param>
    /// <param name="folder">The output folder, as diagnostics are to name it.</param>
    public static ImmutableArray<Diagnostic> Check(OutputSet set, string folder)
    {
        var check = new LockedSet(set, folder);
        try
        {
            check.Run();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            check.diagnostics.Add(Diagnostic.Error(Codes.OutputFailed, Place(folder), $"'{folder}' cannot be held to its lock: {refused.Message.ReplaceLineEndings(" ")}"));
        }

        return check.diagnostics.DrainToImmutable();
    }

    private void Run()
    {
        var path = Path.Combine(folder, Inventory.FileName);
        if (!File.Exists(path))
        {
            diagnostics.Add(Diagnostic.Error(Codes.LockMissing, Place(folder), $"there is no '{shownLock}' to hold the set to; generate without --locked, and commit what is written"));
            return;
        }

        var source = Keep(SourceFile.Read(path, shownLock));
        if (source is not null && Keep(Inventory.Read(source)) is { } files && Keep(YamlReader.ReadSingle(source))?.Root is YamlMapping root)
        {
            ComparePins(Pins.Read(root), source);
            CompareFiles(files, source, arePinned: diagnostics.Count == 0);
        }
    }

    private void ComparePins(Pins locked, SourceText source)
    {
        var resolved = set.Pins?.All ?? [];
        if (locked.All.IsEmpty && !resolved.IsEmpty)
        {
            diagnostics.Add(Diagnostic.Error(Codes.LockDiffers, source.At(0, 0), "the lock says nothing of what the set was made from; generate without --locked, and commit what is written"));
            return;
        }

        var left = locked.All.ToDictionary(pin => (pin.Section, pin.Key));
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
        foreach (var (now, other) in Causes(differing))
        {
            diagnostics.Add(Difference(now, other));
        }
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
        var diagnostic = Diagnostic.Error(Codes.LockDiffers, now?.Location ?? locked?.Location, message) with { Hint = Hint };
        return now?.Location is not null && locked?.Location is { } place ? diagnostic.With(new RelatedLocation("locked", place)) : diagnostic;
    }

    private void CompareFiles(Inventory locked, SourceText source, bool arePinned)
    {
        var made = Inventory.Of(set).Files;
        foreach (var path in locked.Files.Keys.Union(made.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var sum = locked.Files.GetValueOrDefault(path);
            var now = made.GetValueOrDefault(path);
            var stands = HashOf(path);
            if (stands is not null && stands != sum && stands != now)
            {
                diagnostics.Add(Diagnostic.Error(Codes.OutputTampered, Place(Shown(path)), sum is null
                    ? $"'{path}' is not locked, and a file of that name stands there"
                    : $"'{path}' is not what was locked: it was edited, or half of it merged; take the committed file back"));
            }
            else if (arePinned && now != sum)
            {
                diagnostics.Add(Diagnostic.Error(Codes.LockDiffers, PlaceInLock(source, path), Difference(path, sum, now, stands)) with { Hint = Hint });
            }
        }
    }

    private static string Difference(string path, string? sum, string? now, string? stands) =>
        sum is null ? $"'{path}' is not locked, and the configuration gives it"
        : now is null ? $"'{path}' is locked, and the configuration no longer gives it"
        : stands == now ? $"'{path}' is locked as {Short(Inventory.Algorithm + sum)}, which neither the configuration gives nor the file has"
        : $"'{path}' is not what the configuration gives: a setting or a patch has changed since it was locked";

    private string? HashOf(string path)
    {
        var full = OutputPath.Combine(folder, path);
        if (FileSystem.Kind(full) is not EntryKind.File)
        {
            return null;
        }

        using var file = File.OpenRead(full);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private T? Keep<T>(Result<T> result)
        where T : class
    {
        diagnostics.AddRange(result.Diagnostics);
        return result.Value;
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

    private string Shown(string path) => folder is "." or "" ? path : $"{folder.TrimEnd('/')}/{path}";
}

using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Text;

namespace MilvusManifests.Drift;

/// <summary>How one file of an output folder differs from what is generated.</summary>
internal static class FileDrift
{
    /// <summary>What to do where the next run mends the difference.</summary>
    public const string Generate = "generate again and commit the output folder";

    // What a new version changes is seen in the first files, but each edit is somebody's own.
    private const int MostDetailedStale = 10;
    private const int MostDetailedEdited = 100;

    private const string KeepOrDiscard =
        "to keep the edit, make it in the configuration, a patch or a template; then restore the committed file, or delete it and generate again";

    private const string MoveAway = "move it away or delete it, and generate again";

    /// <summary>How a file of the set differs; null where it does not.</summary>
    /// <param name="output">The folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="before">The number of findings so far: of very many, only the first are compared by object.</param>
    public static Diagnostic? Find(ComparedOutput output, OutputFile file, int before)
    {
        var recorded = output.Start.View.RecordedIn(output.Lock, file.Path);
        return output.Start.View.Find(file.Path) switch
        {
            (_, EntryKind.None) => Missing(output, file, recorded),
            (var path, EntryKind.File) when path == file.Path => output.Start.View.Has(file) ? null : Different(output, file, recorded, before),
            var (path, kind) => Obstructed(output, file.Path, path, kind),
        };
    }

    /// <summary>What is left of a file that the lock lists and the set no longer has; null where nothing is.</summary>
    public static Diagnostic? FindLeftOver(ComparedOutput output, string path, string hash)
    {
        switch (output.Start.View.Find(path))
        {
            case (var found, EntryKind.File) when found == path:
                var (words, places) = output.Causes.Of(null);
                return output.Start.View.HasRecorded(path, hash)
                    ? Diagnostic.Error(DriftCodes.Stale, output.PlaceOf(path), $"'{path}' is no longer generated: {words}", Generate) with { Related = places }
                    : Diagnostic.Error(DriftCodes.Edited, output.PlaceOf(path), $"'{path}' is no longer generated, and was edited since it was", MoveAway);
            case (_, EntryKind.None):
            case (var above, not EntryKind.Link) when above != path:
                return null;
            case var (found, kind):
                return Obstructed(output, path, found, kind);
        }
    }

    private static Diagnostic Missing(ComparedOutput output, OutputFile file, string? recorded)
    {
        var (words, places) = output.Causes.Of(file);
        return recorded is not null || output.Lock.Source is null
            ? Diagnostic.Error(DriftCodes.Missing, output.PlaceOf(file.Path), $"'{file.Path}' is missing", Generate)
            : Diagnostic.Error(DriftCodes.Missing, output.PlaceOf(file.Path), $"'{file.Path}' was not generated yet: {words}", Generate) with { Related = places };
    }

    private static Diagnostic Different(ComparedOutput output, OutputFile file, string? recorded, int before)
    {
        var view = output.Start.View;
        if (recorded is null)
        {
            return Diagnostic.Error(DriftCodes.Obstructed, output.PlaceOf(file.Path), output.Lock.Source is null
                ? $"'{file.Path}' differs, and without {Inventory.FileName} it is unknown whether it was generated or edited"
                : $"'{file.Path}' was not generated ({Inventory.FileName} does not list it), and a file of that name is", MoveAway);
        }

        // What an interrupted run has yet to write is not in its place.
        if (view.Changes.ContainsKey(file.Path))
        {
            return Stale(output, file, output.PlaceOf(file.Path), []);
        }

        var content = FileContent.Read(view.Root.PathOf(file.Path));
        if (content is not null && FileContent.IsRecordedAs(content, recorded))
        {
            return recorded == file.Hash ? OtherLineEndings(output, file.Path) : Stale(output, file, content, before < MostDetailedStale);
        }

        return Edited(output, file, recorded, content, before < MostDetailedEdited);
    }

    /// <summary>The finding about a file that only has other line endings.</summary>
    public static Diagnostic OtherLineEndings(ComparedOutput output, string path) => Diagnostic.Error(
        DriftCodes.LineEndings,
        output.PlaceOf(path),
        $"'{path}' differs only in line endings: CRLF instead of LF",
        "add the output folder to .gitattributes as 'text eol=lf', and generate again");

    private static Diagnostic Stale(ComparedOutput output, OutputFile file, byte[] content, bool isDetailed)
    {
        var difference = isDetailed ? Compare(output, file, content) : null;
        return Stale(output, file, difference?.Place ?? output.PlaceOf(file.Path), difference?.Lines(toGenerated: true) ?? []);
    }

    private static Diagnostic Stale(ComparedOutput output, OutputFile file, Location place, ImmutableArray<string> lines)
    {
        var (words, places) = output.Causes.Of(file);
        return Diagnostic.Error(DriftCodes.Stale, place, $"'{file.Path}' is out of date: {words}", Generate) with { Related = [.. places, .. Explain(lines)] };
    }

    private static Diagnostic Edited(ComparedOutput output, OutputFile file, string recorded, byte[]? content, bool isDetailed)
    {
        if (content is null)
        {
            return Diagnostic.Error(
                DriftCodes.Edited, output.PlaceOf(file.Path), $"'{file.Path}' was edited: it is larger than {OutputFile.MaxLength / 1024 / 1024} MiB", KeepOrDiscard);
        }

        // What it was generated as is only known if that is what would be generated now.
        var difference = isDetailed ? Compare(output, file, content) : null;
        var since = recorded == file.Hash ? "" : ", and is out of date as well";
        var words = difference is null ? "" : $": {difference.Words}";
        return Diagnostic.Error(DriftCodes.Edited, difference?.Place ?? output.PlaceOf(file.Path), $"'{file.Path}' was edited{since}{words}", KeepOrDiscard) with
        {
            Related = [.. Explain(difference?.Lines(toGenerated: recorded != file.Hash) ?? [])],
        };
    }

    private static ContentDifference Compare(ComparedOutput output, OutputFile file, byte[] content) =>
        ContentDifference.Find(new SourceText(output.Root.Show(file.Path), Encoding.UTF8.GetString(file.Content.Span)), content, output.Cluster);

    private static IEnumerable<RelatedLocation> Explain(ImmutableArray<string> lines) => lines.Select(line => new RelatedLocation(line, null));

    private static Diagnostic Obstructed(ComparedOutput output, string path, string found, EntryKind kind)
    {
        var what = kind switch
        {
            EntryKind.File => "a file",
            EntryKind.Folder => "a folder",
            EntryKind.Link => "a symbolic link, which is not followed",
            _ => "a pipe, a socket or a device",
        };
        var message = found == path ? $"'{path}' should be a file, but is {what}" : $"'{found}' should be a folder with '{path[(found.Length + 1)..]}' in it, but is {what}";
        return Diagnostic.Error(DriftCodes.Obstructed, output.PlaceOf(found), message, MoveAway);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Finds templates by path: the user's file first, else the shipped one. Each is parsed once.</summary>
public sealed class TemplateSet : ITemplateLoader
{
    /// <summary>What the name of a template ends in.</summary>
    public const string Suffix = ".sbn";

    private static readonly string[] ManifestFolders = ["setup/", "manifests/", "milvus/"];

    private readonly ConcurrentDictionary<string, Result<Template>> parsed = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly string shownFolder;
    private readonly ImmutableSortedSet<string> own;

    /// <summary>The templates of a folder over the shipped ones.</summary>
    /// <param name="folder">The user's folder; it need not exist.</param>
    /// <param name="shownFolder">The folder as diagnostics show it.</param>
    public TemplateSet(string folder, string shownFolder)
    {
        this.folder = folder;
        this.shownFolder = shownFolder;
        var found = TemplateFolder.Find(folder, shownFolder);
        own = found.Value ?? [];
        Diagnostics = found.Diagnostics;
    }

    /// <summary>What of the user's folder could not be looked into.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The user's templates that write files, rather than being pieces for <c>include</c>.</summary>
    public IEnumerable<string> OwnManifests => own.Where(IsManifest);

    /// <inheritdoc/>
    public IEnumerable<string> Names => own.Union(ShippedTemplates.Paths);

    /// <inheritdoc/>
    public Result<Template>? Load(string name) => parsed.TryGetValue(name, out var known) ? known : Read(name) is { } read ? parsed.GetOrAdd(name, read) : null;

    /// <summary>Every template that was rendered or included so far, by its path below the templates folder.</summary>
    public IEnumerable<(string Path, Template Template)> Used =>
        parsed.Where(read => read.Value.Value is not null).Select(read => (read.Key, read.Value.Value!));

    /// <summary>A warning for each of the user's templates that nothing has rendered or included so far, and that replaces no shipped one.</summary>
    public ImmutableArray<Diagnostic> FindUnused() =>
        [.. own.Where(path => !parsed.ContainsKey(path) && !ShippedTemplates.Has(path) && !IsManifest(path)).Select(Unused)];

    private static bool IsManifest(string path) =>
        path.EndsWith(".yaml" + Suffix, StringComparison.Ordinal) && ManifestFolders.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    private Diagnostic Unused(string path) => Diagnostic.Warning(
        Codes.TemplateUnused,
        new SourceText($"{shownFolder}/{path}", "").At(0, 0),
        $"no template includes '{path}', and it writes no file of its own{Suggestion.Phrase(path, ShippedTemplates.Paths)}",
        "a template that writes a file is named setup/*.yaml.sbn, manifests/*.yaml.sbn or milvus/*.yaml.sbn");

    private Result<Template>? Read(string path)
    {
        if (own.Contains(path))
        {
            var source = ReadOwn(Path.Combine(folder, path), $"{shownFolder}/{path}");
            return source.Value is null ? new(null, source.Diagnostics) : Template.Parse(source.Value);
        }

        return ShippedTemplates.Read(path) is { } shipped ? Template.Parse(shipped) : null;
    }

    // What has no length may be a pipe, which would never let go of its reader.
    private static Result<SourceText> ReadOwn(string path, string shown) =>
        new FileInfo(path) is { Exists: true, Length: 0 } ? new(new SourceText(shown, ""), []) : SourceFile.Read(path, shown);
}

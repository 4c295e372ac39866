using System.Collections.Immutable;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>The templates there are, by path: the user's, and the shipped ones that the user has none of the same path for. Each is parsed when it is first needed.</summary>
internal sealed class TemplateSet : ITemplateLoader
{
    /// <summary>What the name of a template ends in.</summary>
    public const string Suffix = ".sbn";

    private static readonly string[] ManifestFolders = ["setup/", "manifests/", "milvus/", "argocd/", "flux/"];

    private readonly ImmutableSortedDictionary<string, Lazy<Result<Template>>> templates;

    private TemplateSet(string folder, TemplateFolder found)
    {
        Folder = folder;
        Own = found.Templates;
        Strays = found.Strays;
        Descriptions = new DescriptionSet(folder, found.Descriptions);
        templates = ShippedTemplates.Paths.Union(Own).ToImmutableSortedDictionary(path => path, path => new Lazy<Result<Template>>(() => Parse(path)), StringComparer.Ordinal);
    }

    /// <summary>The user's folder, as diagnostics show it.</summary>
    public string Folder { get; }

    /// <summary>The paths of the user's templates.</summary>
    public ImmutableSortedSet<string> Own { get; }

    /// <summary>The paths of files in the user's folder that are named as manifests, not as templates.</summary>
    public ImmutableSortedSet<string> Strays { get; }

    /// <summary>The descriptions of dashboards.</summary>
    public DescriptionSet Descriptions { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Names => templates.Keys;

    /// <summary>The templates of a folder over the shipped ones, and what of the folder could not be looked into.</summary>
    /// <param name="folder">The user's folder; it need not exist.</param>
    public static Result<TemplateSet> Find(string folder)
    {
        var found = TemplateFolder.Find(folder);
        return new(new TemplateSet(folder, found.Value!), found.Diagnostics);
    }

    /// <inheritdoc/>
    public Result<Template>? Load(string name) => templates.GetValueOrDefault(name)?.Value;

    /// <summary>Whether a template writes a file, rather than being a piece for <c>include</c>.</summary>
    public static bool IsManifest(string path) =>
        path.EndsWith(".yaml" + Suffix, StringComparison.Ordinal) && ManifestFolders.Any(start => path.StartsWith(start, StringComparison.Ordinal));

    /// <summary>One of the user's templates as diagnostics show it.</summary>
    public string ShownPath(string path) => Folder.Length == 0 ? path : $"{Folder}/{path}";

    private Result<Template> Parse(string path)
    {
        if (!Own.Contains(path))
        {
            return Template.Parse(ShippedTemplates.Read(path)!);
        }

        var source = SourceFile.Read(Path.Combine(Folder, path), ShownPath(path));
        return source.Value is null ? new(null, source.Diagnostics) : Template.Parse(source.Value);
    }
}

/// <summary>The files of a folder of templates, by their paths below it, with <c>/</c>.</summary>
/// <param name="Templates">The templates.</param>
/// <param name="Descriptions">The descriptions of dashboards.</param>
/// <param name="Strays">Other files that are named as manifests, not as templates.</param>
internal sealed record TemplateFolder(ImmutableSortedSet<string> Templates, ImmutableSortedSet<string> Descriptions, ImmutableSortedSet<string> Strays)
{
    /// <summary>What is below a folder. A folder that does not exist has nothing.</summary>
    /// <param name="folder">The folder, as diagnostics show it; empty for the current one.</param>
    public static Result<TemplateFolder> Find(string folder)
    {
        var path = folder.Length == 0 ? "." : folder;
        var listed = Directory.Exists(path) ? FolderWalk.List(path, folder, below => !below.IsHidden) : new([], []);
        var entries = listed.Value.Where(entry => !entry.IsHidden).ToArray();
        return new(
            new TemplateFolder(
                Paths(entries.Where(entry => IsTemplate(entry) && entry.Kind == EntryKind.File)),
                Paths(entries.Where(entry => entry.Kind == EntryKind.File && DescriptionSet.IsDescription(entry.Path))),
                Paths(entries.Where(entry => entry.Kind != EntryKind.Folder && Path.GetExtension(entry.Path) is ".yaml" or ".yml" && !DescriptionSet.IsDescription(entry.Path) && !IsTest(entry)))),
            [
                .. listed.Diagnostics,
                .. entries.Where(entry => entry.Kind == EntryKind.Link && (IsTemplate(entry) || DescriptionSet.IsDescription(entry.Path) || Directory.Exists(Path.Combine(path, entry.Path)))).Select(link => Refuse(link, folder, "a symbolic link, and links are not followed; put the templates themselves here")),
                .. entries.Where(entry => entry.Kind == EntryKind.Other && IsTemplate(entry)).Select(pipe => Refuse(pipe, folder, "a pipe, a socket or a device; replace it with a file")),
            ]);
    }

    private static ImmutableSortedSet<string> Paths(IEnumerable<FolderEntry> entries) => entries.Select(entry => entry.Path).ToImmutableSortedSet(StringComparer.Ordinal);

    private static bool IsTemplate(FolderEntry entry) => entry.Path.EndsWith(TemplateSet.Suffix, StringComparison.Ordinal);

    // What `promtool test rules` reads may be beside the template of the rules.
    private static bool IsTest(FolderEntry entry) => entry.Path.EndsWith(".test.yaml", StringComparison.Ordinal) || entry.Path.EndsWith(".test.yml", StringComparison.Ordinal);

    private static Diagnostic Refuse(FolderEntry entry, string folder, string reason) => Diagnostic.Error(
        TextCodes.FileUnreadable,
        new SourceText(folder.Length == 0 ? entry.Path : $"{folder}/{entry.Path}", "").At(0, 0),
        $"'{entry.Path}' is {reason}");
}

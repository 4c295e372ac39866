using System.Collections.Immutable;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>The templates there are, by path: the user's, and the shipped ones that the user has none of the same path for. Each is parsed when it is first needed.</summary>
public sealed class TemplateSet : ITemplateLoader
{
    /// <summary>What the name of a template ends in.</summary>
    public const string Suffix = ".sbn";

    private static readonly string[] ManifestFolders = ["setup/", "manifests/", "milvus/"];

    private readonly ImmutableSortedDictionary<string, Lazy<Result<Template>>> templates;

    private TemplateSet(string folder, ImmutableSortedSet<string> own)
    {
        Folder = folder;
        Own = own;
        templates = ShippedTemplates.Paths.Union(own).ToImmutableSortedDictionary(path => path, path => new Lazy<Result<Template>>(() => Parse(path)), StringComparer.Ordinal);
    }

    /// <summary>The user's folder, as diagnostics show it.</summary>
    public string Folder { get; }

    /// <summary>The paths of the user's templates.</summary>
    public ImmutableSortedSet<string> Own { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Names => templates.Keys;

    /// <summary>The templates of a folder over the shipped ones, and what of the folder could not be looked into.</summary>
    /// <param name="folder">The user's folder; it need not exist.</param>
    public static Result<TemplateSet> Find(string folder)
    {
        var own = TemplateFolder.Find(folder.Length == 0 ? "." : folder, folder);
        return new(new TemplateSet(folder, own.Value ?? []), own.Diagnostics);
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

using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>The templates that come with the library.</summary>
internal static class ShippedTemplates
{
    private const string Prefix = "templates/";
    private const string Shown = "milvus-manifests:" + Prefix;

    private static readonly Lazy<ImmutableSortedSet<string>> Names = new(() =>
        typeof(ShippedTemplates).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>Every shipped template, as a path below the templates folder.</summary>
    public static ImmutableSortedSet<string> Paths => Names.Value;

    /// <summary>Whether a template of this path is shipped.</summary>
    public static bool Has(string path) => Names.Value.Contains(path);

    /// <summary>Whether a text is that of a shipped template.</summary>
    public static bool Has(SourceText text) => text.Path.StartsWith(Shown, StringComparison.Ordinal);

    /// <summary>The text of a shipped template; null when there is none of this path.</summary>
    public static SourceText? Read(string path)
    {
        using var stream = Has(path) ? typeof(ShippedTemplates).Assembly.GetManifestResourceStream(Prefix + path) : null;
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return new SourceText(Shown + path, reader.ReadToEnd());
    }
}

using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Building.Dashboards;

/// <summary>The descriptions of dashboards there are: the user's, and the shipped ones that the user has none of the same name for.</summary>
/// <param name="folder">The user's templates folder, as diagnostics show it.</param>
/// <param name="own">The paths of the user's descriptions below it.</param>
internal sealed class DescriptionSet(string folder, ImmutableSortedSet<string> own)
{
    private const string Prefix = "dashboards/";
    private const string Suffix = ".yaml";

    private static readonly Lazy<ImmutableSortedSet<string>> Shipped = new(() =>
        typeof(DescriptionSet).Assembly.GetManifestResourceNames().Where(IsDescription).ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>Every path below the templates folder, in ordinal order.</summary>
    public ImmutableSortedSet<string> Paths { get; } = Shipped.Value.Union(own);

    /// <summary>Whether a path below the templates folder is that of a description.</summary>
    public static bool IsDescription(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) && path.EndsWith(Suffix, StringComparison.Ordinal) && path.LastIndexOf('/') == Prefix.Length - 1;

    /// <summary>Whether a description of this path is shipped.</summary>
    public static bool IsShipped(string path) => Shipped.Value.Contains(path);

    /// <summary>The name of the dashboard that a path describes.</summary>
    public static string NameOf(string path) => path[Prefix.Length..^Suffix.Length];

    /// <summary>The text of a description.</summary>
    public Result<SourceText> Read(string path)
    {
        if (own.Contains(path))
        {
            return SourceFile.Read(Path.Combine(folder, path), folder.Length == 0 ? path : $"{folder}/{path}");
        }

        using var reader = new StreamReader(typeof(DescriptionSet).Assembly.GetManifestResourceStream(path)!);
        return new(new SourceText($"milvus-manifests:templates/{path}", reader.ReadToEnd()), []);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Catalogue;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Drift;

/// <summary>How the content of a file differs from what is generated.</summary>
/// <param name="Place">Where the difference begins in the file.</param>
/// <param name="Words">The difference in words: <c>1 field of ClusterRole prometheus-k8s</c>.</param>
internal sealed record ContentDifference(Location Place, string Words)
{
    private const int MaxLines = 5;

    /// <summary>The objects that differ; none where only the way they are written does.</summary>
    private ImmutableArray<ObjectDifference> Objects { get; init; } = [];

    /// <summary>Compares the content of a file.</summary>
    /// <param name="generated">What is generated, under the name of the file.</param>
    /// <param name="content">What is in the file.</param>
    /// <param name="cluster">The schemas of its objects.</param>
    public static ContentDifference Find(SourceText generated, ReadOnlySpan<byte> content, SchemaCatalogue cluster)
    {
        var decoded = SourceFile.Decode(generated.Path, content);
        if (decoded.Value is not { } written)
        {
            return Unreadable(decoded.Diagnostics[0]);
        }

        var place = written.At(written.Text.AsSpan().CommonPrefixLength(generated.Text), 0);
        var read = KubectlReader.Read(written);
        if (!read.Succeeded)
        {
            return Unreadable(read.Diagnostics.First(found => found.Severity == Severity.Error));
        }

        var (now, then) = (Roots(read), Roots(KubectlReader.Read(generated)));
        if (now.SequenceEqual(then, YamlNodeComparer.Json))
        {
            return new(place, Writing.Name(written.Text, generated.Text));
        }

        var objects = ObjectDifference.Find(then, now, cluster);
        return objects.IsEmpty
            ? new(place, "only what makes no difference to the API server")
            : new(place, objects is [var only] ? only.Summary : TraceText.Count(objects.Length, "object")) { Objects = objects };
    }

    /// <summary>The differences, a line each, up to a limit.</summary>
    /// <param name="toGenerated">Whether they are what generating changes, rather than what an edit changed.</param>
    public ImmutableArray<string> Lines(bool toGenerated)
    {
        var lines = ImmutableArray.CreateBuilder<string>(MaxLines + 1);
        var rest = 0;
        foreach (var line in Objects.SelectMany(difference => difference.Lines(toGenerated, isNamed: Objects.Length > 1)))
        {
            if (lines.Count < MaxLines)
            {
                lines.Add(line);
            }
            else
            {
                rest++;
            }
        }

        if (rest > 0)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {rest} more"));
        }

        return lines.DrainToImmutable();
    }

    private static ContentDifference Unreadable(Diagnostic fault) => new(fault.Location!, $"it cannot be read any more: {fault.Message}");

    // A document without content is not applied.
    private static ImmutableArray<YamlNode> Roots(Result<ImmutableArray<YamlDocument>> read) =>
        [.. read.Value.Select(document => document.Root).Where(root => root is not YamlScalar { Kind: YamlScalarKind.Null })];
}

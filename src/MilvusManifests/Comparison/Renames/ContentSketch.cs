using MilvusManifests.Building;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Renames;

/// <summary>The values of an object as numbers, its name and namespace left out wherever they are: alike for an object of another name.</summary>
internal sealed class ContentSketch
{
    private const int MaxValues = 2000;
    private const int MinName = 3;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private ContentSketch(HashSet<ulong> values)
    {
        Values = values;
        foreach (var value in values)
        {
            Sum = unchecked(Sum + value);
        }
    }

    /// <summary>A number for every value and its place.</summary>
    public HashSet<ulong> Values { get; }

    /// <summary>One number for all: the same for the same content.</summary>
    public ulong Sum { get; }

    /// <summary>The sketch of an object; of a very large one, of its first values.</summary>
    public static ContentSketch Of(ManifestObject candidate)
    {
        var values = new HashSet<ulong>();
        foreach (var (path, node) in LeafChange.Leaves(FieldPath.Root, candidate.Node).Take(MaxValues))
        {
            if (IsContent(path.Shape))
            {
                values.Add(Hash(path.Shape, Anonymous((node as YamlScalar)?.Value ?? "", candidate.Reference)));
            }
        }

        return new ContentSketch(values);
    }

    /// <summary>How much two have in common, from 0 to 1.</summary>
    public double Similarity(ContentSketch other)
    {
        var shared = Values.Count(other.Values.Contains);
        return shared == 0 ? 0 : (double)shared / (Values.Count + other.Values.Count - shared);
    }

    private static bool IsContent(string shape) =>
        shape is not ("apiVersion" or "kind") && !shape.StartsWith("status", StringComparison.Ordinal)
        && (!shape.StartsWith("metadata.", StringComparison.Ordinal)
            || shape.StartsWith("metadata.labels.", StringComparison.Ordinal)
            || (shape.StartsWith("metadata.annotations.", StringComparison.Ordinal) && !shape.EndsWith("last-applied-configuration", StringComparison.Ordinal)));

    private static string Anonymous(string text, ObjectReference reference) => Without(Without(text, reference.Name, "\u0001"), reference.Namespace, "\u0002");

    private static string Without(string text, string name, string sign) =>
        name.Length >= MinName ? text.Replace(name, sign, StringComparison.Ordinal) : text == name && name.Length > 0 ? sign : text;

    private static ulong Hash(string shape, string text) => Add(Add(Add(FnvOffset, shape), "\0"), text);

    private static ulong Add(ulong hash, string text)
    {
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * FnvPrime);
        }

        return hash;
    }
}

using System.Globalization;
using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The size of an object as JSON, which a client-side apply stores in an annotation.</summary>
internal static class ObjectSize
{
    private const int Limit = 262_144;

    /// <summary>Adds a warning for an object that is too large for an annotation.</summary>
    public static SchemaError? Warning(YamlMapping node)
    {
        // JSON is shorter than YAML except for its escapes, of which no text has this many.
        if (node.Location is { Span.Length: < Limit / 4 })
        {
            return null;
        }

        var bytes = Count(node);
        var place = (node["metadata"] as YamlMapping)?["name"]?.Location ?? node.Location;
        return bytes <= Limit ? null : new SchemaError(
            Diagnostic.Warning(ObjectCodes.TooLargeToApply, place,
                string.Create(CultureInfo.InvariantCulture, $"the object has {bytes:N0} bytes as JSON; 'kubectl apply' fails above {Limit:N0} without --server-side")),
            0);
    }

    private static long Count(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var size = 1L + Math.Max(1, mapping.Entries.Length);
                foreach (var (key, value) in mapping.Entries)
                {
                    size += CountString(key.Value) + 1 + Count(value);
                }

                return size;
            case YamlSequence sequence:
                return 1L + Math.Max(1, sequence.Items.Length) + sequence.Items.Sum(Count);
            case YamlScalar { Kind: YamlScalarKind.String } text:
                return CountString(text.Value);
            default:
                return ((YamlScalar)node).Value.Length;
        }
    }

    private static long CountString(string text)
    {
        var size = 2L + Encoding.UTF8.GetByteCount(text);
        foreach (var c in text)
        {
            size += c switch
            {
                '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => 1,
                < ' ' or '<' or '>' or '&' => 5,
                _ => 0,
            };
        }

        return size;
    }
}

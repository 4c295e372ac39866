using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>A list of changes to a document (RFC 6902), applied as a whole or not at all.</summary>
/// <param name="Operations">The operations, in order.</param>
internal sealed record JsonPatch(ImmutableArray<JsonPatchOperation> Operations)
{
    /// <summary>How deep and how large a patched document may become: a few 'copy' operations can double one many times.</summary>
    internal const int MaxDepth = 512, MaxNodes = 4_000_000, MaxOperations = 10_000;

    /// <summary>Reads a patch; everything that is wrong with its structure is reported at once.</summary>
    public static Result<JsonPatch> Read(YamlNode node) => JsonPatchReader.Read(node);

    /// <summary>
    /// The document after all operations; it shares with <paramref name="document"/> what no operation changed, and values that came from the
    /// patch keep their location in it. If an operation fails there is no value, and the single error names the operation and the part of the path
    /// that failed.
    /// </summary>
    public Result<YamlNode> Apply(YamlNode document)
    {
        var current = document;
        for (var i = 0; i < Operations.Length; i++)
        {
            var step = new JsonPatchStep(Operations[i], i + 1);
            if (step.Apply(current) is not { } next)
            {
                return new(null, [step.Failure!]);
            }

            current = next;
            if (current.Depth > MaxDepth || current.NodeCount > MaxNodes)
            {
                return new(null, [Diagnostic.Error(JsonCodes.PatchSize, Operations[i].Location,
                    FormattableString.Invariant($"operation {i + 1} makes the document deeper than {MaxDepth} levels or larger than {MaxNodes} nodes"))]);
            }
        }

        return new(current, []);
    }

    /// <summary>The patch as an RFC 6902 array.</summary>
    public YamlSequence ToNode() => new([.. Operations.Select(operation => operation.ToNode())]);
}

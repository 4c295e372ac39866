using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>One operation of a JSON Patch.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">The value it does it to.</param>
/// <param name="Value">The value to add, to replace with or to compare with; only for add, replace and test.</param>
/// <param name="From">Where the value comes from; only for move and copy.</param>
internal sealed record JsonPatchOperation(JsonPatchOperationKind Kind, JsonPointer Path, YamlNode? Value = null, JsonPointer? From = null)
{
    /// <summary>Where the operation is in the patch.</summary>
    public Location? Location { get; init; }

    /// <summary>Where its path is written.</summary>
    public Location? PathLocation { get; init; }

    /// <summary>Where its <c>from</c> is written.</summary>
    public Location? FromLocation { get; init; }

    /// <summary>The operation's name in JSON.</summary>
    public string Name => Kind switch
    {
        JsonPatchOperationKind.Add => "add",
        JsonPatchOperationKind.Remove => "remove",
        JsonPatchOperationKind.Replace => "replace",
        JsonPatchOperationKind.Move => "move",
        JsonPatchOperationKind.Copy => "copy",
        _ => "test",
    };

    /// <summary>The operation as an RFC 6902 object.</summary>
    public YamlMapping ToNode()
    {
        var node = YamlMapping.Empty.With("op", YamlScalar.String(Name));
        node = From is null ? node : node.With("from", YamlScalar.String(From.ToString()));
        node = node.With("path", YamlScalar.String(Path.ToString()));
        return Value is null ? node : node.With("value", Value);
    }
}

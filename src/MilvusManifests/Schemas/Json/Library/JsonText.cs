using System.Text.Json;
using MilvusManifests.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>Nodes in the library's form.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    /// <summary>A node as an element that needs no disposal and whose parts can be kept without copying.</summary>
    public static JsonElement Of(YamlNode node) => JsonElement.Parse(JsonWriter.Write(node), Options);
}

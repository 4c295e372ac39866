using System.Text.Json;
using MilvusManifests.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>Nodes as the library reads them.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1024 };

    /// <summary>A node as an element that needs no disposal and is not copied when a part of it is kept.</summary>
    public static JsonElement Of(YamlNode node) => JsonElement.Parse(JsonWriter.Write(node), Options);
}

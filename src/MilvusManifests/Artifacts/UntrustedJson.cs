using System.Text.Json;

namespace MilvusManifests.Artifacts;

/// <summary>Properties of JSON that somebody else wrote. .NET parses names and strings that are not text, and throws when they are read.</summary>
internal static class UntrustedJson
{
    /// <summary>A property of an object; null if there is none, or no object.</summary>
    public static JsonElement? Find(JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A property that is a string; null if there is none.</summary>
    public static string? Text(JsonElement parent, string name)
    {
        try
        {
            return Find(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The name of a property; empty if it is not text.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}

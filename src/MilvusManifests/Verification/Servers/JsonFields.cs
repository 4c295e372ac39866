using System.Text.Json;

namespace MilvusManifests.Verification.Servers;

/// <summary>Fields of a value that a server sent: one that is absent or of another type is null or empty, never an exception.</summary>
internal static class JsonFields
{
    // What is longer is of no use in a message.
    private const int LongestText = 2000;

    /// <summary>A field; undefined if the value has none.</summary>
    public static JsonElement Field(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;

    /// <summary>A field's string; empty if it has none, and cut where it is very long.</summary>
    public static string Text(this JsonElement value, string name) => value.Field(name).Text();

    /// <summary>A string; empty if the value is none, and cut where it is very long.</summary>
    public static string Text(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        try
        {
            var text = value.GetString()!;
            return text.Length > LongestText ? text[..LongestText] + "..." : text;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is JSON, and not a string.
            return "";
        }
    }

    /// <summary>The items of a field's array; none if it has none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value, string name) => value.Field(name).Items();

    /// <summary>The items of an array; none if the value is none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>Whether a field is an array.</summary>
    public static bool IsArray(this JsonElement value, string name) => value.Field(name).ValueKind == JsonValueKind.Array;
}

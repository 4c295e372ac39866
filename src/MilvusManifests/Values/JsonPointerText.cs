using MilvusManifests.Json;

namespace MilvusManifests.Values;

/// <summary>A JSON Pointer (RFC 6901) as text.</summary>
internal static class JsonPointerText
{
    public static ValueSyntax<JsonPointer> Syntax { get; } = new("JSON Pointer", ValueCodes.InvalidPointer, "^(/([^/~]|~[01])*)*$", TryParse, Advise);

    private static bool TryParse(string text, out JsonPointer pointer)
    {
        var parsed = JsonPointer.Parse(text).Value;
        pointer = parsed ?? JsonPointer.Root;
        return parsed is not null;
    }

    private static string Advise(string text) =>
        text.Contains('~', StringComparison.Ordinal) ? "write '~' as ~0 and a '/' within a name as ~1"
        : Syntax.IsValid("/" + text.Replace('.', '/')) ? $"use /{text.Replace('.', '/')}"
        : "start each step with '/', such as /spec/replicas";
}

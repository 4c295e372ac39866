
namespace MilvusManifests.Values;

/// <summary>A kind of objects: <c>ServiceMonitor</c>.</summary>
internal static class ObjectKind
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("kind", ValueCodes.InvalidName, "^[A-Z][A-Za-z0-9]*$", IsWellFormed, Advise) with { MaxLength = 63 };

    private static bool IsWellFormed(string text) => text.Length > 0 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetterOrDigit);

    private static string Advise(string text)
    {
        var corrected = text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : "";
        return Syntax.IsValid(corrected) ? $"use {corrected}" : "use the kind as in the object, such as Deployment";
    }
}

/// <summary>The name of an object: a path segment, which is the strictest rule that all kinds share.</summary>
internal static class ObjectName
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("object name", ValueCodes.InvalidName, @"^[^/%\s]+$", IsWellFormed, _ => "use the name as metadata.name has it") with { MaxLength = 253 };

    private static bool IsWellFormed(string text) => text.Length > 0 && !text.Any(c => c is '/' or '%' || char.IsWhiteSpace(c));
}

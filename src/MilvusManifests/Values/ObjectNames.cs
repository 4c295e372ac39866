
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

/// <summary>An object by its kind and name, in any namespace or in one: <c>Deployment/grafana</c>, <c>Deployment/monitoring/grafana</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; null for any, and for objects without one.</param>
/// <param name="Name">The name.</param>
internal sealed record NamedObject(string Kind, string? Namespace, string Name)
{
    /// <summary>The syntax.</summary>
    public static ValueSyntax<NamedObject> Syntax { get; } = new(
        "object", ValueCodes.InvalidName, @"^[A-Z][A-Za-z0-9]*(/[^/%\s]+){1,2}$", TryParse, _ => "use KIND/NAME or KIND/NAMESPACE/NAME, such as Deployment/monitoring/grafana")
    { MaxLength = 383, Example = "Deployment/monitoring/grafana" };

    /// <inheritdoc/>
    public override string ToString() => Namespace is null ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";

    private static bool TryParse(string text, out NamedObject value)
    {
        var parts = text.Split('/');
        var isValid = parts.Length is 2 or 3 && ObjectKind.Syntax.IsValid(parts[0]) && parts[1..].All(ObjectName.Syntax.IsValid);
        value = isValid ? new NamedObject(parts[0], parts.Length == 3 ? parts[1] : null, parts[^1]) : null!;
        return isValid;
    }
}

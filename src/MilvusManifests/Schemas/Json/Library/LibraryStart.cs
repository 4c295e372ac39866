using System.Runtime.CompilerServices;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>
/// Makes the library load its dialects and meta-schemas. It does so itself as soon as it is loaded, which for a native command is whenever the command
/// starts, and is half the time of a short run; there that is disabled, and done here on demand.
/// </summary>
internal static class LibraryStart
{
    /// <summary>Loads them, the first time.</summary>
    public static void Ensure() => Initialize(null);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern void Initialize([UnsafeAccessorType("Json.Schema.__ModuleInitialization, JsonSchema.Net")] object? type);
}

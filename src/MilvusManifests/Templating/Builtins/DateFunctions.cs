using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>date</c>.</summary>
internal static class DateFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of();
}

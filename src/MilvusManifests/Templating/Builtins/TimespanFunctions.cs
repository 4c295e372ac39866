using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>timespan</c>.</summary>
internal static class TimespanFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of();
}

using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>regex</c>.</summary>
internal static class RegexFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of();
}

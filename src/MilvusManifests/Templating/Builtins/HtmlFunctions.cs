using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>html</c>.</summary>
internal static class HtmlFunctions
{
    public static ObjectValue Create() => BuiltinModule.Of();
}

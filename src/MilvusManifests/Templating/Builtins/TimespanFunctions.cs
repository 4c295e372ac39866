using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>timespan</c>, which is only named here.</summary>
internal static class TimespanFunctions
{
    public static ObjectValue Create() => BuiltinModule.Unsupported(
        "templates know no dates and times; write a duration as manifests do, \"30s\"",
        "zero",
        "from_days",
        "from_hours",
        "from_minutes",
        "from_seconds",
        "from_milliseconds",
        "parse");
}

using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The module <c>date</c>, which is only named here.</summary>
internal static class DateFunctions
{
    public static ObjectValue Create() => BuiltinModule.Unsupported(
        "templates know no dates, so that what they write does not depend on when and where it is written",
        "now",
        "utc_now",
        "add_days",
        "add_months",
        "add_years",
        "add_hours",
        "add_minutes",
        "add_seconds",
        "add_milliseconds",
        "parse",
        "parse_to_string",
        "to_string",
        "default_format",
        "format");
}

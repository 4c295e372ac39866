using System.Collections.Frozen;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>The functions of alert templates: those of <c>text/template</c>, and those that Prometheus adds.</summary>
/// <remarks>https://pkg.go.dev/text/template#hdr-Functions and Prometheus' <c>template/template.go</c></remarks>
internal static class GoFunctions
{
    private static readonly FrozenDictionary<string, GoFunction> ByName = All().ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>A function; null if there is none with the name.</summary>
    public static GoFunction? Find(string name) => ByName.GetValueOrDefault(name);

    private static GoFunction[] All() =>
    [
        new("and", [], GoType.Any, 1),
        new("or", [], GoType.Any, 1),
        new("not", [], GoType.Bool, 1, 1),
        new("call", [], GoType.Any, 1),
        new("html", [], GoType.Text, 0),
        new("js", [], GoType.Text, 0),
        new("urlquery", [], GoType.Text, 0),
        new("index", [], GoType.Any, 1),
        new("slice", [], GoType.Any, 1, 4),
        new("len", [], GoType.Number, 1, 1),
        new("print", [], GoType.Text, 0),
        new("println", [], GoType.Text, 0),
        new("printf", [GoType.Text, GoType.Any], GoType.Text, 1),
        new("eq", [], GoType.Bool, 2),
        new("ne", [], GoType.Bool, 2, 2),
        new("lt", [], GoType.Bool, 2, 2),
        new("le", [], GoType.Bool, 2, 2),
        new("gt", [], GoType.Bool, 2, 2),
        new("ge", [], GoType.Bool, 2, 2),

        new("query", [GoType.Text], GoType.Samples, 1, 1),
        new("first", [GoType.Samples], GoType.Sample, 1, 1),
        new("label", [GoType.Text, GoType.Sample], GoType.Text, 2, 2),
        new("value", [GoType.Sample], GoType.Any, 1, 1),
        new("strvalue", [GoType.Sample], GoType.Text, 1, 1),
        new("sortByLabel", [GoType.Text, GoType.Samples], GoType.Samples, 2, 2),
        new("args", [], GoType.Any, 0),
        new("tableLink", [GoType.Text], GoType.Text, 1, 1),
        new("graphLink", [GoType.Text], GoType.Text, 1, 1),
        new("reReplaceAll", [GoType.Text], GoType.Text, 3, 3),
        new("match", [GoType.Text], GoType.Bool, 2, 2),
        new("safeHtml", [GoType.Text], GoType.Any, 1, 1),
        new("title", [GoType.Text], GoType.Text, 1, 1),
        new("toUpper", [GoType.Text], GoType.Text, 1, 1),
        new("toLower", [GoType.Text], GoType.Text, 1, 1),
        new("stripPort", [GoType.Text], GoType.Text, 1, 1),
        new("stripDomain", [GoType.Text], GoType.Text, 1, 1),
        new("urlQueryEscape", [GoType.Text], GoType.Text, 1, 1) { Since = new(3, 8) },
        new("humanize", [GoType.Number], GoType.Text, 1, 1),
        new("humanize1024", [GoType.Number], GoType.Text, 1, 1),
        new("humanizeDuration", [GoType.Number], GoType.Text, 1, 1),
        new("humanizePercentage", [GoType.Number], GoType.Text, 1, 1),
        new("humanizeTimestamp", [GoType.Number], GoType.Text, 1, 1),
        new("toTime", [GoType.Number], GoType.Time, 1, 1),
        new("toDuration", [GoType.Number], GoType.Time, 1, 1) { Since = new(3, 6) },
        new("now", [], GoType.Number, 0, 0) { Since = new(3, 6) },
        new("parseDuration", [GoType.Text], GoType.Number, 1, 1),
        new("pathPrefix", [], GoType.Text, 0, 0),
        new("externalURL", [], GoType.Text, 0, 0),
    ];
}

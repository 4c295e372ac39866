using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>The variables that every template finds: the modules, each made when a template first names it.</summary>
internal static class BuiltinRegistry
{
    private static ObjectValue? arrays;
    private static ObjectValue? dates;
    private static ObjectValue? html;
    private static ObjectValue? math;
    private static ObjectValue? objects;
    private static ObjectValue? regex;
    private static ObjectValue? strings;
    private static ObjectValue? timespans;

    /// <summary>Every name, for "did you mean".</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["array", "date", "empty", "html", "include", "include_join", "math", "object", "regex", "string", "timespan"];

    /// <summary>The module that has a function of a name; null when none has.</summary>
    public static string? FindModuleOf(string function) => Names.FirstOrDefault(name => Find(name) is ObjectValue module && module.TryGet(function, out _));

    /// <summary>The variable of a name; null when there is none. <c>include</c> and <c>include_join</c> are the evaluator's own.</summary>
    public static Value? Find(string name) => name switch
    {
        "array" => arrays ??= ArrayFunctions.Create(),
        "date" => dates ??= DateFunctions.Create(),
        "empty" => NullValue.Empty,
        "html" => html ??= HtmlFunctions.Create(),
        "math" => math ??= MathFunctions.Create(),
        "object" => objects ??= ObjectFunctions.Create(),
        "regex" => regex ??= RegexFunctions.Create(),
        "string" => strings ??= StringFunctions.Create(),
        "timespan" => timespans ??= TimespanFunctions.Create(),
        _ => null,
    };
}

using System.Collections;
using System.Numerics;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Values;

/// <summary>What to call a value or a type in a message.</summary>
internal static class Noun
{
    /// <summary>Such as <c>a string</c>, <c>an array</c>, <c>null</c>.</summary>
    public static string Of(object? value) => value is null ? "null" : Of(value.GetType());

    /// <summary>Such as <c>a string</c>, <c>an array</c>.</summary>
    public static string Of(Type type) =>
        type == typeof(string) ? "a string"
        : type == typeof(bool) ? "a boolean"
        : type == typeof(int) || type == typeof(long) || type == typeof(uint) || type == typeof(ulong) || type == typeof(BigInteger) ? "an integer"
        : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? "a number"
        : typeof(IScriptCustomFunction).IsAssignableFrom(type) ? "a function"
        : typeof(ScriptRange).IsAssignableFrom(type) ? "a range"
        : typeof(IScriptObject).IsAssignableFrom(type) && !typeof(IList).IsAssignableFrom(type) || typeof(IDictionary<string, object?>).IsAssignableFrom(type) ? "an object"
        : typeof(IEnumerable).IsAssignableFrom(type) ? "an array"
        : type == typeof(TimeSpan) || type == typeof(DateTime) ? "a date"
        : "an object";

    /// <summary>Such as <c>a string</c>, from the name of a type in Scriban's messages.</summary>
    public static string OfName(string name) => name switch
    {
        "string" or "System.String" => "a string",
        "bool" or "System.Boolean" => "a boolean",
        "int" or "long" or "bigint" or "System.Int32" or "System.Int64" or "System.Numerics.BigInteger" => "an integer",
        "double" or "float" or "decimal" or "System.Double" or "System.Single" or "System.Decimal" => "a number",
        "null" => "null",
        "array" or "IEnumerable" or "IList" => "an array",
        "range" => "a range",
        _ => "an object",
    };
}

using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>A function of the language or of one of the libraries that an API server adds; several may have the same name.</summary>
/// <param name="Name">The name, with its namespace: <c>size</c>, <c>ip.isCanonical</c>.</param>
/// <param name="Style">How it is called.</param>
/// <param name="Least">The least number of operands, the target included.</param>
/// <param name="Most">The greatest number of operands.</param>
/// <param name="Evaluate">Its value for operands that are values and never errors; null if it does not support their types.</param>
internal sealed record CelFunction(string Name, CelCallStyle Style, int Least, int Most, Func<object?[], object?> Evaluate)
{
    private static readonly Dictionary<string, ImmutableArray<CelFunction>> Known =
        ((IEnumerable<CelFunction>)[
            .. ConversionFunctions.All, .. StringFunctions.All, .. PatternFunctions.All, .. ListFunctions.All, .. SetFunctions.All, .. TimeFunctions.All,
            .. QuantityFunctions.All, .. AddressFunctions.All, .. UrlFunctions.All, .. VersionFunctions.All, .. FormatFunctions.All, .. OptionalFunctions.All,
        ]).GroupBy(function => function.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>A function that is called with its operands in parentheses: <c>int(x)</c>.</summary>
    public static CelFunction Global(string name, int least, int most, Func<object?[], object?> evaluate) => new(name, CelCallStyle.Global, least, most, evaluate);

    /// <summary>A function that is called on a target: <c>x.trim()</c>.</summary>
    public static CelFunction Member(string name, int least, int most, Func<object?[], object?> evaluate) => new(name, CelCallStyle.Member, least, most, evaluate);

    /// <summary>The functions of a name that can be called in a style; none for an unknown name.</summary>
    public static ImmutableArray<CelFunction> Find(string name, CelCallStyle style) =>
        Known.TryGetValue(name, out var found) ? [.. found.Where(function => (function.Style & style) != 0)] : [];
}

/// <summary>How a function is called.</summary>
[Flags]
internal enum CelCallStyle
{
    /// <summary><c>f(x)</c></summary>
    Global = 1,

    /// <summary><c>x.f()</c></summary>
    Member = 2,

    /// <summary>Both.</summary>
    Either = Global | Member,
}

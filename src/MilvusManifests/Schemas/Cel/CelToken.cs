namespace MilvusManifests.Schemas.Cel;

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name, a symbol, a number as written, a string with its escapes resolved, or what is wrong.</param>
/// <param name="Start">The index of its first character.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, int Start)
{
    /// <summary>Whether it is a symbol, and which.</summary>
    public bool Is(string symbol) => Kind == CelTokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);
}

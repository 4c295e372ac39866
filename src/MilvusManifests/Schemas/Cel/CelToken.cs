namespace MilvusManifests.Schemas.Cel;

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name, a symbol, a number as written, a string with its escapes resolved, or what is wrong.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text);

using System.Globalization;

namespace MilvusManifests.Schemas.Cel;

// What is wrong with the syntax.
internal sealed partial class CelParser
{
    // The token where a value is expected.
    private string UnexpectedValue() => token.Kind == CelTokenKind.End ? Unexpected() : $"'{Written(token)}' where a value is expected, {Place(token)}";

    // The token after a value.
    private string Unexpected() => token switch
    {
        { Kind: CelTokenKind.End } => open.TryPeek(out var bracket) ? $"'{bracket.Text}' is never closed, {Place(bracket)}" : "it ends where a value is expected",
        { Kind: not CelTokenKind.Symbol } => $"an operator is expected before '{Written(token)}', {Place(token)}",
        { Text: ")" or "]" or "}" } => $"'{token.Text}' without '{Opening(token.Text)}', {Place(token)}",
        { Text: "," } when open.Count == 0 => $"',' outside of brackets, {Place(token)}",
        { Text: ":" } => $"':' without '?', {Place(token)}",
        { Text: "=" or "&" or "|" } => $"'{token.Text}' is not an operator; use '{token.Text}{token.Text}', {Place(token)}",
        _ => $"'{token.Text}' where an operator is expected, {Place(token)}",
    };

    private static char Opening(string closing) => closing switch { ")" => '(', "]" => '[', _ => '{' };

    private static string Written(CelToken token) => token.Kind is CelTokenKind.Text or CelTokenKind.Bytes ? "\"" : token.Text;

    private static string Place(CelToken token) => string.Create(CultureInfo.InvariantCulture, $"at character {token.Start + 1}");

    // The first fault is reported; from then on there are no more tokens, so that every loop ends.
    private CelLiteral Fail(string reason)
    {
        fault ??= depth > MaxDepth ? null : reason;
        token = token with { Kind = CelTokenKind.End };
        return Nothing;
    }

    private CelLiteral Stop()
    {
        unsupported ??= "too many levels";
        token = token with { Kind = CelTokenKind.End };
        return Nothing;
    }

    private CelLiteral Unsupported(string part)
    {
        unsupported ??= part;
        return Nothing;
    }
}

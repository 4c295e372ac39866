namespace MilvusManifests.Templating.Syntax;

/// <summary>How tightly binary operators bind.</summary>
internal static class BinaryOperators
{
    public const int Loosest = 1;

    /// <summary>The level above <c>||</c>, which in a <c>when</c> divides values.</summary>
    public const int AboveOr = 3;

    /// <summary>The level of an operator, 0 for a token that is none.</summary>
    public static int LevelOf(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce or TokenKind.CoalesceNot => 1,
        TokenKind.Or => 2,
        TokenKind.And => 3,
        TokenKind.Equal or TokenKind.NotEqual => 4,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 5,
        TokenKind.ShiftLeft or TokenKind.ShiftRight => 6,
        TokenKind.Plus or TokenKind.Minus => 7,
        TokenKind.Times or TokenKind.Divide or TokenKind.DivideInteger or TokenKind.Modulo => 8,
        TokenKind.Range or TokenKind.RangeExclusive => 9,
        _ => 0,
    };

    /// <summary>The operator that an assignment applies: <c>+</c> of <c>+=</c>; null for <c>=</c> itself.</summary>
    public static TokenKind? OfAssignment(TokenKind kind) => kind switch
    {
        TokenKind.PlusAssign => TokenKind.Plus,
        TokenKind.MinusAssign => TokenKind.Minus,
        TokenKind.TimesAssign => TokenKind.Times,
        TokenKind.DivideAssign => TokenKind.Divide,
        TokenKind.DivideIntegerAssign => TokenKind.DivideInteger,
        TokenKind.ModuloAssign => TokenKind.Modulo,
        _ => null,
    };

    public static bool IsAssignment(TokenKind kind) => kind == TokenKind.Assign || OfAssignment(kind) is not null;
}

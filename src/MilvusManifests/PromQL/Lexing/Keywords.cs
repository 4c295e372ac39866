using System.Collections.Frozen;

namespace MilvusManifests.PromQL.Lexing;

/// <summary>The words of PromQL that are more than names. They are recognised in any case: <c>SUM</c>, <c>By</c>.</summary>
internal static class Keywords
{
    private static readonly FrozenDictionary<string, TokenKind>.AlternateLookup<ReadOnlySpan<char>> Kinds =
        new Dictionary<string, TokenKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["and"] = TokenKind.And,
            ["or"] = TokenKind.Or,
            ["unless"] = TokenKind.Unless,
            ["atan2"] = TokenKind.Atan2,
            ["sum"] = TokenKind.Aggregator,
            ["avg"] = TokenKind.Aggregator,
            ["count"] = TokenKind.Aggregator,
            ["min"] = TokenKind.Aggregator,
            ["max"] = TokenKind.Aggregator,
            ["group"] = TokenKind.Aggregator,
            ["stddev"] = TokenKind.Aggregator,
            ["stdvar"] = TokenKind.Aggregator,
            ["topk"] = TokenKind.Aggregator,
            ["bottomk"] = TokenKind.Aggregator,
            ["count_values"] = TokenKind.Aggregator,
            ["quantile"] = TokenKind.Aggregator,
            ["limitk"] = TokenKind.Aggregator,
            ["limit_ratio"] = TokenKind.Aggregator,
            ["offset"] = TokenKind.Offset,
            ["by"] = TokenKind.By,
            ["without"] = TokenKind.Without,
            ["on"] = TokenKind.On,
            ["ignoring"] = TokenKind.Ignoring,
            ["group_left"] = TokenKind.GroupLeft,
            ["group_right"] = TokenKind.GroupRight,
            ["bool"] = TokenKind.Bool,
            ["start"] = TokenKind.Start,
            ["end"] = TokenKind.EndKeyword,
            ["inf"] = TokenKind.Number,
            ["nan"] = TokenKind.Number,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a word is outside of braces.</summary>
    public static TokenKind Find(ReadOnlySpan<char> word) => Kinds.TryGetValue(word, out var kind) ? kind : TokenKind.Identifier;
}

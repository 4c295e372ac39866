using System.Collections.Immutable;
using MilvusManifests.PromQL.Lexing;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Reads what stands between an operator and its right side, and lists of labels.</summary>
internal sealed class ModifierParser(TokenReader reader, PromQLFeatures features)
{
    /// <summary>Reads <c>on</c> or <c>ignoring</c>, <c>group_left</c> or <c>group_right</c>, and <c>fill</c>, if they are there; false after an error.</summary>
    public bool TryReadMatching(out VectorMatching? matching)
    {
        matching = null;
        if (reader.Kind is TokenKind.On or TokenKind.Ignoring)
        {
            var isOn = reader.Take().Kind == TokenKind.On;
            if (!TryReadLabels(out var labels))
            {
                return false;
            }

            matching = new(isOn, labels, MatchGroup.None, []);
            if (reader.Kind is TokenKind.GroupLeft or TokenKind.GroupRight)
            {
                var group = reader.Take().Kind == TokenKind.GroupLeft ? MatchGroup.Left : MatchGroup.Right;
                var include = ImmutableArray<LabelName>.Empty;
                if (reader.Kind == TokenKind.LeftParenthesis && !TryReadLabels(out include))
                {
                    return false;
                }

                matching = matching with { Group = group, Include = include };
            }
        }

        return TryReadFills(ref matching);
    }

    /// <summary>Reads labels in parentheses, <c>(namespace, pod)</c>; false after an error.</summary>
    public bool TryReadLabels(out ImmutableArray<LabelName> labels)
    {
        labels = [];
        if (!reader.Expect(TokenKind.LeftParenthesis, "'(' and labels"))
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<LabelName>();
        while (reader.Kind != TokenKind.RightParenthesis)
        {
            var token = reader.Current;
            if (!TryReadLabel(out var name))
            {
                return reader.Fail("a label");
            }

            read.Add(new(name, token.Span));
            if (!reader.TryTake(TokenKind.Comma) && reader.Kind != TokenKind.RightParenthesis)
            {
                return reader.Fail("',' or ')' after a label");
            }
        }

        reader.Take();
        labels = read.DrainToImmutable();
        return true;
    }

    private bool TryReadLabel(out string name)
    {
        var token = reader.Current;
        name = "";
        if (token.Kind == TokenKind.String && features.QuotedNames)
        {
            name = Literals.ReadString(reader);
            return true;
        }

        if (!IsLabel(token) && !(token.Kind == TokenKind.MetricIdentifier && features.QuotedNames))
        {
            return false;
        }

        name = reader.TextOf(reader.Take()).ToString();
        return true;
    }

    // What Prometheus takes for a label of a list: every word but without; since 3.0, names with a colon as well.
    private static bool IsLabel(Token token) => token.Kind is
        TokenKind.Identifier or TokenKind.Aggregator or TokenKind.And or TokenKind.Or or TokenKind.Unless or TokenKind.Atan2 or TokenKind.Bool or TokenKind.By
        or TokenKind.GroupLeft or TokenKind.GroupRight or TokenKind.Ignoring or TokenKind.Offset or TokenKind.On or TokenKind.Start or TokenKind.EndKeyword;

    // fill(0), fill_left(0) fill_right(1): what stands for a series that has no partner.
    private bool TryReadFills(ref VectorMatching? matching)
    {
        while (reader is { Kind: TokenKind.Identifier, Following: TokenKind.LeftParenthesis }
            && reader.TextOf(reader.Current) is "fill" or "fill_left" or "fill_right" && features.FillModifiers)
        {
            var word = reader.TextOf(reader.Take()).ToString();
            reader.Take();
            var sign = reader.Kind is TokenKind.Add or TokenKind.Subtract ? reader.Take().Kind : TokenKind.Add;
            if (reader.Kind is not (TokenKind.Number or TokenKind.Duration))
            {
                return reader.Fail($"a number in {word}");
            }

            var value = Literals.ReadNumber(reader) * (sign == TokenKind.Subtract ? -1 : 1);
            if (!reader.Expect(TokenKind.RightParenthesis, "')'"))
            {
                return false;
            }

            matching ??= VectorMatching.AllLabels;
            matching = matching with
            {
                FillLeft = word == "fill_right" ? matching.FillLeft : value,
                FillRight = word == "fill_left" ? matching.FillRight : value,
            };
        }

        return true;
    }
}

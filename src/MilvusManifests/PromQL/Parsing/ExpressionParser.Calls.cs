using System.Collections.Immutable;
using MilvusManifests.PromQL.Lexing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <content>What has parentheses: expressions in them, aggregations and calls.</content>
internal sealed partial class ExpressionParser
{
    private ParenthesizedExpression? ReadParenthesized()
    {
        var open = reader.Take();
        var inner = ReadExpression(1);
        return inner is not null && reader.Expect(TokenKind.RightParenthesis, "an operator or ')'")
            ? new(inner, TextSpan.FromBounds(open.Start, reader.LastEnd))
            : null;
    }

    private AggregateExpression? ReadAggregate()
    {
        var token = reader.Take();
        var aggregator = Aggregators.Find(reader.TextOf(token));
        var grouping = ImmutableArray<LabelName>.Empty;
        var isWithout = false;
        var isGrouped = reader.Kind is TokenKind.By or TokenKind.Without;
        if (isGrouped && !TryReadGrouping(out isWithout, out grouping))
        {
            return null;
        }

        if (ReadArguments($"'(' after {aggregator.Text()}") is not { } arguments
            || (!isGrouped && reader.Kind is TokenKind.By or TokenKind.Without && !TryReadGrouping(out isWithout, out grouping)))
        {
            return null;
        }

        var span = TextSpan.FromBounds(token.Start, reader.LastEnd);
        if (aggregator.IsExperimental() && !features.ExperimentalFunctions)
        {
            reader.Report(token.Span, $"{aggregator.Text()} is experimental: Prometheus needs --enable-feature=promql-experimental-functions");
        }

        var expected = aggregator.HasParameter() ? 2 : 1;
        if (arguments.Length != expected)
        {
            reader.Report(span, FormattableString.Invariant($"{aggregator.Text()} expects {Count(expected)}, found {arguments.Length}"));
            return new(aggregator, null, arguments.IsEmpty ? new NumberLiteral(0, false, span) : arguments[^1], isWithout, grouping, span);
        }

        return new(aggregator, expected == 2 ? arguments[0] : null, arguments[^1], isWithout, grouping, span);
    }

    private bool TryReadGrouping(out bool isWithout, out ImmutableArray<LabelName> labels)
    {
        isWithout = reader.Take().Kind == TokenKind.Without;
        return modifiers.TryReadLabels(out labels);
    }

    private CallExpression? ReadCall()
    {
        var token = reader.Take();
        var name = reader.TextOf(token).ToString();
        if (ReadArguments("'('") is not { } arguments)
        {
            return null;
        }

        var span = TextSpan.FromBounds(token.Start, reader.LastEnd);
        var function = Functions.Find(reader, features, name, token.Span);
        return new(function, arguments, span);
    }

    private ImmutableArray<Expression>? ReadArguments(string expected)
    {
        if (!reader.Expect(TokenKind.LeftParenthesis, expected))
        {
            return null;
        }

        var arguments = ImmutableArray.CreateBuilder<Expression>();
        while (reader.Kind != TokenKind.RightParenthesis || arguments.Count > 0)
        {
            if (ReadExpression(1) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            if (reader.Kind != TokenKind.Comma)
            {
                break;
            }

            var comma = reader.Take();
            if (reader.Kind == TokenKind.RightParenthesis)
            {
                reader.Report(comma.Span, "unexpected ',' after the last argument");
                break;
            }
        }

        return reader.Expect(TokenKind.RightParenthesis, arguments.Count == 0 ? "an argument or ')'" : "',' or ')'") ? arguments.DrainToImmutable() : null;
    }

    private static string Count(int arguments) => arguments == 1 ? "1 argument" : FormattableString.Invariant($"{arguments} arguments");
}

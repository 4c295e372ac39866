using System.Collections.Immutable;
using MilvusManifests.PromQL.Lexing;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.Parsing;

/// <summary>Reads selectors: a metric, matchers in braces, or both.</summary>
internal sealed class SelectorParser(TokenReader reader, PromQLFeatures features)
{
    /// <summary>The selector that is next; null, with an error, if something else is.</summary>
    public VectorSelector? Read()
    {
        var first = reader.Current;
        string? name = null;
        if (IsMetric(first.Kind))
        {
            name = reader.TextOf(reader.Take()).ToString();
        }
        else if (first.Kind != TokenKind.LeftBrace)
        {
            reader.Fail("an expression");
            return null;
        }

        var matchers = ImmutableArray<LabelMatcher>.Empty;
        if (reader.Kind == TokenKind.LeftBrace && !TryReadMatchers(out matchers))
        {
            return null;
        }

        var span = TextSpan.FromBounds(first.Start, reader.LastEnd);
        return new(name, name is null ? span : first.Span, matchers, SelectorTime.Now, span);
    }

    private bool TryReadMatchers(out ImmutableArray<LabelMatcher> matchers)
    {
        reader.Take();
        var read = ImmutableArray.CreateBuilder<LabelMatcher>();
        matchers = [];
        while (reader.Kind != TokenKind.RightBrace)
        {
            if (ReadMatcher() is not { } matcher)
            {
                return false;
            }

            read.Add(matcher);
            if (!reader.TryTake(TokenKind.Comma) && reader.Kind != TokenKind.RightBrace)
            {
                return reader.Fail("',' or '}' after a label matcher");
            }
        }

        reader.Take();
        matchers = read.DrainToImmutable();
        return true;
    }

    private LabelMatcher? ReadMatcher()
    {
        var token = reader.Current;
        if (token.Kind == TokenKind.String)
        {
            return ReadQuoted(token);
        }

        if (token.Kind != TokenKind.Identifier)
        {
            reader.Fail("a label or '}'");
            return null;
        }

        return ReadComparison(reader.TextOf(reader.Take()).ToString(), token);
    }

    // Names in quotes, which may have any characters: {"my.metric", "my.label"="x"}.
    private LabelMatcher? ReadQuoted(Token token)
    {
        var name = Literals.ReadString(reader);
        if (!features.QuotedNames)
        {
            reader.Report(token.Span, $"quoted names are not supported by Prometheus {features.Version}; they are since 3.0");
        }

        return reader.Kind is TokenKind.Comma or TokenKind.RightBrace
            ? new(LabelMatcher.MetricName, MatchOperator.Equal, name, token.Span, token.Span)
            : ReadComparison(name, token);
    }

    private LabelMatcher? ReadComparison(string name, Token label)
    {
        MatchOperator? comparison = reader.Kind switch
        {
            TokenKind.Equal => MatchOperator.Equal,
            TokenKind.NotEqual => MatchOperator.NotEqual,
            TokenKind.RegexMatch => MatchOperator.Regex,
            TokenKind.RegexNotMatch => MatchOperator.NotRegex,
            _ => null,
        };
        if (comparison is null)
        {
            reader.Fail($"=, !=, =~ or !~ after label '{name}'");
            return null;
        }

        reader.Take();
        var value = reader.Current;
        if (value.Kind != TokenKind.String)
        {
            reader.Fail($"a quoted value for label '{name}'");
            return null;
        }

        var text = Literals.ReadString(reader);
        if (comparison is MatchOperator.Regex or MatchOperator.NotRegex && MatcherPattern.Fault(text) is { } fault)
        {
            reader.Report(value.Span, $"'{Excerpt.Of(text)}' is not a valid regular expression: {fault}");
        }

        return new(name, comparison.Value, text, TextSpan.FromBounds(label.Start, value.End), value.Span);
    }

    // Words that are operators elsewhere may be metrics where no operator can be.
    private static bool IsMetric(TokenKind kind) => kind is
        TokenKind.Identifier or TokenKind.MetricIdentifier or TokenKind.Aggregator or TokenKind.And or TokenKind.Or or TokenKind.Unless
        or TokenKind.By or TokenKind.Without or TokenKind.Offset or TokenKind.Start or TokenKind.EndKeyword;
}

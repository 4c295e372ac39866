using System.Collections.Immutable;
using System.Text;
using MilvusManifests.PromQL;
using MilvusManifests.PromQL.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Building.Published;

/// <summary>Finds a namespace in a PromQL expression, where only the values of matchers and strings can name one.</summary>
internal static class NamespaceMatchers
{
    /// <summary>The expression with the namespace moved wherever it can only be the namespace, and the offsets in the given one where it may be something else.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="from">The namespace as upstream has it.</param>
    /// <param name="to">The namespace that it moves to.</param>
    public static (string Text, ImmutableArray<int> Left) Move(string expression, string from, string to)
    {
        if (!expression.Contains(from, StringComparison.Ordinal))
        {
            return (expression, []);
        }

        // What Prometheus refuses cannot be understood, and every word of it is left to its author.
        return PromQLParser.Parse(expression, PromQLFeatures.Everything).Expression is { } parsed
            ? Move(expression, Values(parsed), from, to)
            : (expression, [.. NamespaceWords.Find(expression, from)]);
    }

    private static (string Text, ImmutableArray<int> Left) Move(string expression, List<(TextSpan Span, bool IsNamespace)> values, string from, string to)
    {
        var moved = new StringBuilder(expression.Length);
        var left = ImmutableArray.CreateBuilder<int>();
        var copied = 0;
        foreach (var (span, isNamespace) in values.OrderBy(value => value.Span.Start))
        {
            var value = expression.Substring(span.Start, span.Length);
            var (text, ambiguous) = isNamespace ? (NamespaceWords.Replace(value, from, to), []) : NamespaceWords.Move(value, from, to);
            moved.Append(expression, copied, span.Start - copied).Append(text);
            copied = span.End;
            left.AddRange(ambiguous.Select(offset => span.Start + offset));
        }

        return (moved.Append(expression, copied, expression.Length - copied).ToString(), left.DrainToImmutable());
    }

    private static List<(TextSpan Span, bool IsNamespace)> Values(Expression expression)
    {
        var values = new List<(TextSpan, bool)>();
        foreach (var part in expression.DescendantsAndSelf())
        {
            if (part is StringLiteral literal)
            {
                values.Add((literal.Span, false));
            }
            else if (part is VectorSelector selector)
            {
                values.AddRange(selector.Matchers.Select(matcher => (matcher.ValueSpan, NamespaceWords.IsNamespaceLabel(matcher.Name))));
            }
        }

        return values;
    }
}

using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>A query, taken apart once for all checks.</summary>
/// <param name="Expression">The query.</param>
/// <param name="Parts">The query and every expression in it, in the order of the text.</param>
/// <param name="Selectors">The selectors among them.</param>
internal sealed record ParsedQuery(Expression Expression, ImmutableArray<ExpressionPart> Parts, ImmutableArray<VectorSelector> Selectors)
{
    /// <summary>What stands in the place of a query that does not parse.</summary>
    public static ParsedQuery None { get; } = Of(new NumberLiteral(0, false, default));

    /// <summary>Takes an expression apart.</summary>
    public static ParsedQuery Of(Expression expression)
    {
        var parts = ImmutableArray.CreateBuilder<ExpressionPart>();
        var selectors = ImmutableArray.CreateBuilder<VectorSelector>();
        var left = new Stack<ExpressionPart>();
        left.Push(new(expression, null));
        while (left.TryPop(out var part))
        {
            parts.Add(part);
            if (part.Expression is VectorSelector selector)
            {
                selectors.Add(selector);
            }

            var children = part.Expression.Children;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                left.Push(new(children[i], part));
            }
        }

        return new(expression, parts.DrainToImmutable(), selectors.DrainToImmutable());
    }
}

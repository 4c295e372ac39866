using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>A part of an expression, with what is around it.</summary>
/// <param name="Expression">The part.</param>
/// <param name="Parent">What is around it; null for the whole.</param>
internal sealed record ExpressionPart(Expression Expression, ExpressionPart? Parent)
{
    /// <summary>What is around it, the nearest first, without parentheses.</summary>
    public IEnumerable<Expression> Ancestors
    {
        get
        {
            for (var part = Parent; part is not null; part = part.Parent)
            {
                if (part.Expression is not ParenthesizedExpression)
                {
                    yield return part.Expression;
                }
            }
        }
    }
}

/// <summary>The selectors in parts of a query.</summary>
internal static class ExpressionWalk
{
    /// <summary>The selectors of an expression.</summary>
    public static IEnumerable<VectorSelector> Selectors(Expression root) => root.DescendantsAndSelf().OfType<VectorSelector>();
}

namespace MilvusManifests.PromQL.Syntax;

/// <summary>What an expression evaluates to.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/#expression-language-data-types</remarks>
internal enum ExpressionType
{
    Scalar,
    String,
    InstantVector,
    RangeVector,
}

/// <summary>How Prometheus calls the types.</summary>
internal static class ExpressionTypeNames
{
    /// <summary>The name, <c>instant vector</c>.</summary>
    public static string Name(this ExpressionType type) => type switch
    {
        ExpressionType.Scalar => "scalar",
        ExpressionType.String => "string",
        ExpressionType.InstantVector => "instant vector",
        _ => "range vector",
    };
}

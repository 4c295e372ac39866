namespace MilvusManifests.PromQL.Syntax;

/// <summary>The binary operators.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/operators/</remarks>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    Atan2,
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    And,
    Or,
    Unless,
}

/// <summary>What operators are written like and belong to.</summary>
internal static class Operators
{
    /// <summary>Whether it compares.</summary>
    public static bool IsComparison(this BinaryOperator binary) => binary is >= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual;

    /// <summary>Whether it is one of <c>and</c>, <c>or</c> and <c>unless</c>.</summary>
    public static bool IsSet(this BinaryOperator binary) => binary >= BinaryOperator.And;

    /// <summary>How strongly it binds, from 1.</summary>
    public static int Precedence(this BinaryOperator binary) => binary switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And or BinaryOperator.Unless => 2,
        >= BinaryOperator.Equal and <= BinaryOperator.LessOrEqual => 3,
        BinaryOperator.Add or BinaryOperator.Subtract => 4,
        BinaryOperator.Power => 6,
        _ => 5,
    };

    /// <summary>How it is written.</summary>
    public static string Text(this BinaryOperator binary) => binary switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "^",
        BinaryOperator.Atan2 => "atan2",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.And => "and",
        BinaryOperator.Or => "or",
        _ => "unless",
    };
}

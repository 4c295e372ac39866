using System.Collections.Immutable;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>Something with a value.</summary>
internal abstract record Expression(TextSpan Span);

/// <summary>What stands for an expression that cannot be parsed, which was reported.</summary>
internal sealed record InvalidExpression(TextSpan Span) : Expression(Span);

internal sealed record LiteralExpression(TextSpan Span, Value Value) : Expression(Span);

internal sealed record InterpolatedExpression(TextSpan Span, ImmutableArray<Expression> Parts) : Expression(Span);

internal sealed record ArrayExpression(TextSpan Span, ImmutableArray<Expression> Items) : Expression(Span);

internal sealed record ObjectExpression(TextSpan Span, ImmutableArray<ObjectMember> Members) : Expression(Span);

internal sealed record ObjectMember(string Name, Expression Value);

/// <summary>A variable of the model, a function parameter, a builtin.</summary>
internal sealed record VariableExpression(TextSpan Span, string Name) : Expression(Span);

/// <summary>A variable of the page or function alone, <c>$name</c>; its name is without the dollar.</summary>
internal sealed record LocalExpression(TextSpan Span, string Name) : Expression(Span);

/// <summary>The arguments of the page or function, <c>$</c>.</summary>
internal sealed record ArgumentsExpression(TextSpan Span) : Expression(Span);

/// <summary>The object that holds the variables, <c>this</c>.</summary>
internal sealed record ThisExpression(TextSpan Span) : Expression(Span);

/// <summary>The state of the innermost loop, <c>for</c> or <c>while</c>.</summary>
internal sealed record LoopExpression(TextSpan Span, bool IsWhile) : Expression(Span);

internal sealed record MemberExpression(TextSpan Span, Expression Target, string Name, TextSpan NameSpan, bool IsNullSafe) : Expression(Span);

internal sealed record IndexExpression(TextSpan Span, Expression Target, Expression Index) : Expression(Span);

/// <summary>Parentheses.</summary>
internal sealed record NestedExpression(TextSpan Span, Expression Inner) : Expression(Span);

internal sealed record UnaryExpression(TextSpan Span, TokenKind Operator, Expression Operand) : Expression(Span);

/// <summary><c>x++</c>, <c>--x</c> and their likes.</summary>
internal sealed record StepExpression(TextSpan Span, Expression Target, int Step, bool IsPrefix) : Expression(Span);

internal sealed record BinaryExpression(TextSpan Span, TokenKind Operator, TextSpan OperatorSpan, Expression Left, Expression Right) : Expression(Span);

internal sealed record ConditionalExpression(TextSpan Span, Expression Condition, Expression Then, Expression Else) : Expression(Span);

/// <summary>A call; what is piped into it comes before its arguments.</summary>
internal sealed record CallExpression(TextSpan Span, Expression Target, Expression? Piped, ImmutableArray<Argument> Arguments) : Expression(Span);

internal sealed record Argument(TextSpan Span, string? Name, Expression Value, bool IsExpanded);

/// <summary>A function without a name, <c>do ... end</c>.</summary>
internal sealed record FunctionExpression(TextSpan Span, FunctionDeclaration Declaration) : Expression(Span);

using System.Collections.Immutable;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>Something to do.</summary>
internal abstract record Statement(TextSpan Span)
{
    /// <summary>The indent of the code block it begins in.</summary>
    public BlockIndent Indent { get; init; }
}

/// <summary>Text to write as it is.</summary>
internal sealed record TextStatement(TextSpan Span) : Statement(Span);

/// <summary>An expression whose value is printed.</summary>
internal sealed record PrintStatement(TextSpan Span, Expression Expression) : Statement(Span);

/// <summary>An assignment, with an operator for the like of <c>+=</c>.</summary>
internal sealed record AssignStatement(TextSpan Span, Expression Target, TokenKind? Operator, TextSpan OperatorSpan, Expression Value) : Statement(Span);

internal sealed record IfStatement(TextSpan Span, Expression Condition, ImmutableArray<Statement> Then, ImmutableArray<Statement> Else) : Statement(Span);

internal sealed record ForStatement(TextSpan Span, Expression Variable, Expression Source, ForOptions Options, ImmutableArray<Statement> Body, ImmutableArray<Statement> Else) : Statement(Span);

internal sealed record ForOptions(Expression? Offset, Expression? Limit, bool IsReversed);

internal sealed record WhileStatement(TextSpan Span, Expression Condition, ImmutableArray<Statement> Body) : Statement(Span);

internal sealed record CaseStatement(TextSpan Span, Expression Subject, ImmutableArray<WhenClause> Clauses, ImmutableArray<Statement> Else) : Statement(Span);

internal sealed record WhenClause(ImmutableArray<Expression> Values, ImmutableArray<Statement> Body);

internal sealed record CaptureStatement(TextSpan Span, Expression Target, ImmutableArray<Statement> Body) : Statement(Span);

internal sealed record WithStatement(TextSpan Span, Expression Target, ImmutableArray<Statement> Body) : Statement(Span);

internal sealed record ImportStatement(TextSpan Span, Expression Source) : Statement(Span);

internal sealed record FunctionStatement(TextSpan Span, Expression Name, FunctionDeclaration Declaration) : Statement(Span);

internal sealed record ReturnStatement(TextSpan Span, Expression? Value) : Statement(Span);

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed record JumpStatement(TextSpan Span, bool IsBreak) : Statement(Span);

/// <summary>What a function takes and does.</summary>
/// <param name="Name">Its name, as a message gives it.</param>
/// <param name="Parameters">Its parameters; default for a function that takes any arguments.</param>
/// <param name="Body">Its statements, or one <see cref="ReturnStatement"/>.</param>
internal sealed record FunctionDeclaration(string Name, ImmutableArray<Parameter> Parameters, ImmutableArray<Statement> Body)
{
    /// <summary>Whether it declares parameters, which then are variables of its own.</summary>
    public bool IsParametric => !Parameters.IsDefault;
}

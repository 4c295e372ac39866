using Scriban.Parsing;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Where a variable, member or item may be absent because the template has a fallback.</summary>
internal static class Absence
{
    /// <summary>Whether it is to the left of <c>??</c>, <c>?!</c> or <c>?.</c>, or the value passed to <c>object.default</c>.</summary>
    public static bool IsTested(ScriptExpression expression)
    {
        ScriptNode node = expression;
        while (node.Parent is ScriptNestedExpression nested)
        {
            node = nested;
        }

        return node.Parent switch
        {
            ScriptBinaryExpression { Operator: ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing } binary => ReferenceEquals(binary.Left, node),
            ScriptMemberExpression { DotToken.TokenType: TokenType.QuestionDot } member => ReferenceEquals(member.Target, node),
            ScriptPipeCall pipe => ReferenceEquals(pipe.From, node) && IsDefault(pipe.To is ScriptFunctionCall call ? call.Target : pipe.To),
            ScriptList { Parent: ScriptFunctionCall call } => call.Arguments.Count > 0 && ReferenceEquals(call.Arguments[0], node) && IsDefault(call.Target),
            _ => false,
        };
    }

    /// <summary>Whether it is a numbered argument such as <c>$1</c>, which a call may omit.</summary>
    public static bool IsArgument(ScriptIndexerExpression indexer) => indexer.Target is ScriptVariableLocal { Name: "" or "$" };

    private static bool IsDefault(ScriptExpression? function) =>
        function is ScriptMemberExpression { Member.Name: "default", Target: ScriptVariableGlobal { Name: "object" } };
}

using MilvusManifests.Schemas.Cel;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Admission;

/// <summary>Expressions in the Common Expression Language that the API server compiles.</summary>
internal static class Expressions
{
    /// <summary>Reports an expression that is blank or cannot be compiled.</summary>
    /// <param name="fields">The mapping with the expression.</param>
    /// <param name="name">Its field.</param>
    /// <param name="found">Receives the violations.</param>
    public static void Check(ObjectFields fields, string name, RuleViolations found)
    {
        if (fields.Scalar(name) is not { } text)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text.Value))
        {
            found.Add(text, "must not be empty");
        }
        else if (CelRule.Parse(text.Value).SyntaxFault is { } fault)
        {
            found.Explain(text, $"the expression cannot be compiled: {fault}");
        }
    }

    /// <summary>Whether a text can be the name of a variable.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !IsReserved(text);

    private static bool IsReserved(string text) => text is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if"
        or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while";
}

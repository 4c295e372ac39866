namespace MilvusManifests.Schemas.Cel;

/// <summary>How Kubernetes escapes field names that are not CEL identifiers.</summary>
internal static class CelFieldNames
{
    /// <summary>The name as in the object: <c>__dash__</c> is a dash, <c>__namespace__</c> a reserved word.</summary>
    public static string Unescape(string name)
    {
        if (!name.Contains("__", StringComparison.Ordinal))
        {
            return name;
        }

        if (name.Length > 4 && name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal) && IsReserved(name[2..^2]))
        {
            return name[2..^2];
        }

        return name.Replace("__dot__", ".", StringComparison.Ordinal).Replace("__dash__", "-", StringComparison.Ordinal)
            .Replace("__slash__", "/", StringComparison.Ordinal).Replace("__underscores__", "__", StringComparison.Ordinal);
    }

    private static bool IsReserved(string word) => word is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for"
        or "function" or "if" or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while";
}

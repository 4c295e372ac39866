namespace MilvusManifests.Configuration;

/// <summary>JSON Pointers, RFC 6901.</summary>
internal static class PointerSyntax
{
    /// <summary>Whether a text is a JSON Pointer.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            return false;
        }

        for (var i = text.IndexOf('~', StringComparison.Ordinal); i >= 0; i = text.IndexOf('~', i + 1))
        {
            if (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))
            {
                return false;
            }
        }

        return true;
    }

    public static string Advise(string text) =>
        text.Contains('~', StringComparison.Ordinal) ? "write '~' as ~0 and a '/' within a name as ~1"
        : IsValid("/" + text.Replace('.', '/')) ? $"write /{text.Replace('.', '/')}"
        : "begin each step with '/', such as /spec/replicas";
}

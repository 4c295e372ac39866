namespace MilvusManifests.Values;

/// <summary>A name of a metric, or a regular expression that matches names.</summary>
internal static class MetricPattern
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "metric name or regular expression", ValueCodes.InvalidText, @"^[a-zA-Z_:.(\[][a-zA-Z0-9_:.*+?|()\[\]-]*$", IsWellFormed,
        _ => "use a name such as milvus_proxy_search_vectors_count, or an expression such as milvus_msgstream_.*") with
    { MaxLength = 500 };

    private static bool IsWellFormed(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiLetter(text[0]) || text[0] is '_' or ':' or '.' or '(' or '['))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"_:.*+?|()[]-".Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}

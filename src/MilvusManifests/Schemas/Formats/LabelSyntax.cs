using System.Text;

namespace MilvusManifests.Schemas.Formats;

/// <summary>Labels of Kubernetes and of Prometheus.</summary>
internal static class LabelSyntax
{
    private const int MaxLength = 63;

    /// <summary>A label key of Kubernetes: a name, behind a DNS subdomain and a slash if need be.</summary>
    public static bool IsKey(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? IsName(text) : NameSyntax.IsSubdomain(text.AsSpan(0, slash)) && IsName(text.AsSpan(slash + 1));
    }

    /// <summary>A label value of Kubernetes; it may be empty.</summary>
    public static bool IsValue(string text) => text.Length == 0 || IsName(text);

    /// <summary>A label name that every Prometheus knows, not only those that take any text.</summary>
    public static bool IsPrometheusName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public static string AdvisePrometheusName(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            mended.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        var name = mended.ToString();
        return IsPrometheusName(name) ? $"write {name}" : "write letters, digits and '_', no digit first";
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(text[0]) || !char.IsAsciiLetterOrDigit(text[^1]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}

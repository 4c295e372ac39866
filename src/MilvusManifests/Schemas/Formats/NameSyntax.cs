using System.Globalization;
using System.Text;

namespace MilvusManifests.Schemas.Formats;

/// <summary>Names of Kubernetes objects.</summary>
internal static class NameSyntax
{
    /// <summary>A label of RFC 1123, in lower case, up to a length.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text, int maxLength)
    {
        if (text.Length == 0 || text.Length > maxLength || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Labels with dots between them, up to 253 characters.</summary>
    public static bool IsSubdomain(string text) => IsSubdomain(text.AsSpan());

    /// <inheritdoc cref="IsSubdomain(string)"/>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        foreach (var range in text.Split('.'))
        {
            if (!IsLabel(text[range], 253))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A kind: <c>ServiceMonitor</c>.</summary>
    public static bool IsKind(string text) =>
        text.Length is > 0 and <= 63 && char.IsAsciiLetterUpper(text[0]) && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>A path segment: what the strictest common rule of all kinds leaves.</summary>
    public static bool IsObjectName(string text) =>
        text.Length is > 0 and <= 253 && !text.Any(c => c is '/' or '%' || char.IsWhiteSpace(c));

    public static string AdviseLabel(string text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters, write at most {maxLength}");
        }

        var mended = Mend(text, keepDots: false);
        return IsLabel(mended, maxLength) ? $"write {mended}" : "write lower-case letters, digits and '-', a letter or digit first and last";
    }

    public static string AdviseSubdomain(string text)
    {
        var mended = Mend(text, keepDots: true);
        return IsSubdomain(mended) ? $"write {mended}" : "write lower-case letters, digits, '-' and '.', a letter or digit first and last";
    }

    public static string AdviseKind(string text)
    {
        var mended = text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : "";
        return IsKind(mended) ? $"write {mended}" : "write it as in the object, such as Deployment";
    }

    private static string Mend(string text, bool keepDots)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            mended.Append(char.IsAsciiLetterOrDigit(c) || (keepDots && c == '.') ? char.ToLowerInvariant(c) : '-');
        }

        return mended.ToString().Trim('-', '.');
    }
}

using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Values;

/// <summary>The key of a Kubernetes label: a name, optionally prefixed by a DNS subdomain and a slash.</summary>
internal static class LabelKey
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "label key", ValueCodes.InvalidLabel, $"^({DnsSubdomain.Pattern}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{{0,61}}[A-Za-z0-9])?$", IsWellFormed,
        text => MissingSpace.Find(text) > 0
            ? "add a space after ':' if this is a key and its value"
            : "use at most 63 letters, digits, '-', '_' and '.', optionally prefixed by a DNS subdomain and '/'") with
    { MaxLength = 317 };

    public static bool IsValid(string text) => Syntax.IsValid(text);

    private static bool IsWellFormed(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? LabelValue.IsName(text) : DnsSubdomain.IsValid(text.AsSpan(0, slash)) && LabelValue.IsName(text.AsSpan(slash + 1));
    }
}

/// <summary>The value of a Kubernetes label, which may be empty.</summary>
internal static class LabelValue
{
    private const int MaxLength = 63;

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "label value", ValueCodes.InvalidLabel, "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$", text => text.Length == 0 || IsName(text),
        _ => "use at most 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit");

    public static bool IsValid(string text) => Syntax.IsValid(text);

    internal static bool IsName(ReadOnlySpan<char> text)
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

/// <summary>The name of a Prometheus label, as every version of Prometheus accepts it.</summary>
internal static class PrometheusLabelName
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("Prometheus label name", ValueCodes.InvalidLabel, "^[a-zA-Z_][a-zA-Z0-9_]*$", IsWellFormed, Advise);

    private static bool IsWellFormed(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Advise(string text)
    {
        var corrected = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            corrected.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        var name = corrected.ToString();
        return IsWellFormed(name) ? $"use {name}" : "use letters, digits and '_', not starting with a digit";
    }
}

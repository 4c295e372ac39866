using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>Syntaxes of strings in the API server's code: each is its name and what to use instead of a string, or null for a valid one.</summary>
internal static class Faults
{
    private const string KeyAdvice = "use letters, digits, '-', '_' and '.'";
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> HeaderCharacters = SearchValues.Create("-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> PortNameCharacters = SearchValues.Create("-abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789.");

    /// <summary>A port's name: at most 15 lowercase letters, digits and hyphens.</summary>
    public static (string Name, string? Advice)? PortName(string text)
    {
        if (text.Length is > 0 and <= 15 && text.AsSpan().IndexOfAnyExcept(PortNameCharacters) < 0 && text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0
            && text[0] != '-' && text[^1] != '-' && !text.Contains("--", StringComparison.Ordinal))
        {
            return null;
        }

        return ("port name", text.Length > 15
            ? string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters, the maximum is 15")
            : text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? "a number must not be in quotes" : "use lowercase letters, digits and '-', with at least one letter");
    }

    /// <summary>A key of a ConfigMap or a Secret.</summary>
    public static (string Name, string? Advice)? DataKey(string text) =>
        text.Length == 0 ? ("key", "it must not be empty")
        : text.Length > 253 ? ("key", "use at most 253 characters")
        : text.AsSpan().IndexOfAnyExcept(KeyCharacters) >= 0 ? ("key", KeyAdvice)
        : text == "." || text.StartsWith("..", StringComparison.Ordinal) ? ("key", "it must not be '.' or start with '..'")
        : null;

    /// <summary>The name of an environment variable, as every version accepts it.</summary>
    public static (string Name, string? Advice)? VariableName(string text) =>
        text.Contains('=', StringComparison.Ordinal) || text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0
            ? ("name of an environment variable", "use printable ASCII characters except '='") : null;

    /// <summary>The name of an environment variable, as it was before Kubernetes 1.32.</summary>
    public static (string Name, string? Advice)? StrictVariableName(string text) =>
        text.AsSpan().IndexOfAnyExcept(KeyCharacters) >= 0 || char.IsAsciiDigit(text[0]) || text == "." || text.StartsWith("..", StringComparison.Ordinal)
            ? ("name of an environment variable", "use letters, digits, '-', '_' and '.', not starting with a digit") : null;

    /// <summary>The name of an HTTP header.</summary>
    public static (string Name, string? Advice)? HeaderName(string text) =>
        text.Length > 0 && text.AsSpan().IndexOfAnyExcept(HeaderCharacters) < 0 ? null : ("HTTP header name", "use letters, digits and '-'");

    /// <summary>A key as labels have it, which the API server calls a qualified name.</summary>
    public static (string Name, string? Advice)? QualifiedName(string text) =>
        LabelKey.IsValid(text) ? null : ("qualified name", LabelKey.Syntax.Advise(text));

    /// <summary>A path below a directory.</summary>
    public static (string Name, string? Advice)? LocalPath(string text) =>
        text.StartsWith('/') ? ("relative path", "it must not start with '/'") : PathWithoutBacksteps(text);

    /// <summary>The path of a file that a volume writes.</summary>
    public static (string Name, string? Advice)? FilePath(string text) =>
        LocalPath(text) ?? (text.StartsWith("..", StringComparison.Ordinal) ? ("relative path", "it must not start with '..'") : null);

    /// <summary>A path without <c>..</c>.</summary>
    public static (string Name, string? Advice)? PathWithoutBacksteps(string text) =>
        text.Split('/').Contains("..", StringComparer.Ordinal) ? ("path", "it must not contain '..'") : null;

    /// <summary>An IP address; leading zeros are allowed, as in all fields that are older than Kubernetes 1.30.</summary>
    public static (string Name, string? Advice)? Address(string text) => ParseAddress(text) is null ? ("IP address", null) : null;

    /// <summary>A CIDR block.</summary>
    public static (string Name, string? Advice)? Network(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && ParseAddress(text[..slash]) is { } address
            && byte.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= (address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            ? null : ("CIDR block", "use one such as 10.0.0.0/8");
    }

    /// <summary>Reads an IP address; null if the text is none.</summary>
    public static IPAddress? ParseAddress(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return text.AsSpan().IndexOfAny("%[]/") < 0 && IPAddress.TryParse(text, out var address) ? address : null;
        }

        var parts = text.Split('.');
        var bytes = new byte[4];
        for (var i = 0; i < 4; i++)
        {
            if (parts.Length != 4 || parts[i].AsSpan().IndexOfAnyExcept(AddressCharacters) >= 0 || !byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return new IPAddress(bytes);
    }

    /// <summary>What is special about an address that Services and endpoints must not have; null if nothing is.</summary>
    public static string? Special(string text)
    {
        if (ParseAddress(text) is not { } address)
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? "the unspecified address"
            : IPAddress.IsLoopback(address) ? "a loopback address"
            : address.IsIPv6LinkLocal || (bytes.Length == 4 && bytes[0] == 169 && bytes[1] == 254) ? "a link-local address"
            : (bytes.Length == 4 && bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0) || (bytes.Length == 16 && bytes[0] == 0xff && (bytes[1] & 0x0f) == 2) ? "a link-local multicast address"
            : null;
    }

    /// <summary>A number of pods in percent.</summary>
    public static (string Name, string? Advice)? Percentage(string text) =>
        text.Length > 1 && text[^1] == '%' && text.AsSpan(0, text.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0 ? null
            : ("percentage", "use an integer without quotes, or one with '%' such as 25%");
}

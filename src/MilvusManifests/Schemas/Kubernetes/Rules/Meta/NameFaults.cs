using System.Buffers;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Meta;

/// <summary>Syntaxes of names that objects have for each other: each is its name and what to use instead of a string, or null for a valid one.</summary>
internal static class NameFaults
{
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("/-._~%!$&'()*+,;=:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly ValueSyntax<string> Namespace = DnsLabel.Existing with { Name = "name of a Namespace" };

    /// <summary>The name of a Namespace.</summary>
    public static (string Name, string? Advice)? NamespaceName(string text) => Namespace.Fault(text);

    /// <summary>A DNS subdomain.</summary>
    public static (string Name, string? Advice)? Subdomain(string text) => DnsSubdomain.Syntax.Fault(text);

    /// <summary>A name that is a part of a URL's path.</summary>
    public static (string Name, string? Advice)? PathSegment(string text) =>
        text is "." or ".." || text.AsSpan().ContainsAny('/', '%') ? ("name", "use a name without '/' and '%' that is not '.' or '..'") : null;

    /// <summary>A DNS label that starts with a letter (RFC 1035).</summary>
    public static (string Name, string? Advice)? LetterLabel(string text) =>
        DnsLabel.Syntax.Fault(text) ?? (char.IsAsciiDigit(text[0]) ? ("DNS label", "start it with a letter") : null);

    /// <summary>A host name in lowercase, with <c>*.</c> for any first label.</summary>
    public static (string Name, string? Advice)? WildcardHost(string text) =>
        !text.Contains('*', StringComparison.Ordinal) ? Subdomain(text) is var (_, advice) ? ("host name", advice) : null
        : text.StartsWith("*.", StringComparison.Ordinal) && DnsSubdomain.IsValid(text.AsSpan(2)) ? null
        : ("host name", "'*' must be the whole first label, such as *.example.com");

    /// <summary>A domain, a slash and a path.</summary>
    public static (string Name, string? Advice)? DomainPrefixedPath(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1 && DnsSubdomain.IsValid(text.AsSpan(0, slash)) && text.AsSpan(slash + 1).IndexOfAnyExcept(PathCharacters) < 0
            ? null : ("domain-prefixed path", "use one such as example.com/controller");
    }

    /// <summary>A DNS subdomain of at least three labels.</summary>
    public static (string Name, string? Advice)? FullyQualified(string text) =>
        Subdomain(text) ?? (text.AsSpan().Count('.') < 2 ? ("fully qualified name", "use at least three parts, such as policy.example.com") : null);

    /// <summary>The name of a CSI driver.</summary>
    public static (string Name, string? Advice)? Driver(string text) =>
        text.Length > 63 ? ("name of a CSI driver", "use at most 63 characters")
        : DnsSubdomain.IsValid(text.ToLowerInvariant()) ? null : ("name of a CSI driver", "use a domain, such as csi.example.com");
}

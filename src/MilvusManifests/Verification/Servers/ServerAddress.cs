using System.Diagnostics.CodeAnalysis;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Servers;

/// <summary>Where a server listens: an http or https URL, which may have a path prefix and, as curl has it, a user and password.</summary>
internal sealed record ServerAddress : ServerLocation
{
    private readonly Uri root;

    private ServerAddress(Uri root, string? credentials) => (this.root, Credentials) = (root, credentials);

    /// <summary>The user and password, as basic authentication sends them; null if the URL has none.</summary>
    public string? Credentials { get; }

    /// <summary>Whether the server is on this machine, as at the end of a port-forward.</summary>
    public bool IsLocal => root.IsLoopback;

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted => root.Scheme == Uri.UriSchemeHttps;

    /// <summary>The URL of something of the server.</summary>
    /// <param name="path">Its path below that of the server, with its query.</param>
    public Uri At(string path) => new(root, path);

    /// <summary>Whether a URL is of the same server.</summary>
    public bool IsSame(Uri other) => Uri.Compare(root, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The address without credentials.</summary>
    public override string ToString() => root.AbsoluteUri.TrimEnd('/');

    /// <summary>Parses an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="fault">What is wrong with the text, without its credentials.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ServerAddress? address, [NotNullWhen(false)] out string? fault)
    {
        address = null;
        var shown = UrlPassword.Hide(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            fault = text.Contains("://", StringComparison.Ordinal) ? $"'{shown}' is not a URL of a server; use http:// or https://" : $"'{shown}' is not a URL; use http://{shown}";
            return false;
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            fault = $"'{shown}' has a query or a fragment; the address of a server has only a path";
            return false;
        }

        var root = new UriBuilder(url) { UserName = "", Password = "" };
        root.Path = root.Path.TrimEnd('/') + "/";
        address = new(root.Uri, url.UserInfo.Length == 0 ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo.Contains(':', StringComparison.Ordinal) ? url.UserInfo : url.UserInfo + ":"))));
        fault = null;
        return true;
    }
}

namespace MilvusManifests.Schemas.Json;

/// <summary>The addresses of schemas: URIs, resolved against each other and never fetched.</summary>
internal static class SchemaAddress
{
    /// <summary>The address of a document without one.</summary>
    public const string Unnamed = "schema:///";

    /// <summary>The absolute address of a reference, without its fragment, and the fragment; null if it is not a URI.</summary>
    public static (string Address, string Fragment)? Resolve(string baseAddress, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        var rest = hash < 0 ? reference : reference[..hash];
        if (rest.Length == 0)
        {
            return (baseAddress, fragment);
        }

        if (Uri.TryCreate(rest, UriKind.Absolute, out var absolute) && rest.Contains(':', StringComparison.Ordinal))
        {
            return (absolute.AbsoluteUri, fragment);
        }

        return Uri.TryCreate(baseAddress, UriKind.Absolute, out var origin) && Uri.TryCreate(origin, rest, out var resolved)
            ? (resolved.AbsoluteUri, fragment)
            : null;
    }
}

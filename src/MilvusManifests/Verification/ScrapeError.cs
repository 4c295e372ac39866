using MilvusManifests.ScrapePath;

namespace MilvusManifests.Verification;

/// <summary>What Prometheus says about a scrape that failed.</summary>
internal static class ScrapeError
{
    // In Prometheus' words and those of Go's net/http, the more specific ones first.
    private static readonly (string Words, string Link)[] Known =
    [
        ("limit exceeded", Link.Limits),
        ("limit (metric", Link.Limits),
        ("_limit", Link.Limits),
        ("x509:", Link.TlsOrAuth),
        ("tls:", Link.TlsOrAuth),
        ("HTTP response to HTTPS client", Link.TlsOrAuth),
        ("malformed HTTP response", Link.TlsOrAuth),
        ("unable to read", Link.TlsOrAuth),
        ("status 401", Link.TlsOrAuth),
        ("status 403", Link.TlsOrAuth),
        ("status 404", Link.Port),
        ("connection refused", Link.Port),
        ("expected a valid start token", Link.Port),
        ("received unsupported Content-Type", Link.Port),
        ("context deadline exceeded", Link.NetworkPolicy),
        ("i/o timeout", Link.NetworkPolicy),
        ("no route to host", Link.NetworkPolicy),
        ("connection reset", Link.NetworkPolicy),
    ];

    /// <summary>The link of the chain that a failed scrape likely breaks at; null if its words do not say.</summary>
    public static string? LinkOf(string error)
    {
        foreach (var (words, link) in Known)
        {
            if (error.Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return link;
            }
        }

        return null;
    }
}

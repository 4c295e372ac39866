using System.Collections.Immutable;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Fields of a TLS configuration that exclude or need each other.</summary>
/// <remarks>prometheus-operator pkg/apis/monitoring/v1: TLSConfig.Validate, SecretOrConfigMap.Validate</remarks>
internal static class TlsConflicts
{
    private static readonly ImmutableArray<(string File, string Selector)> Both = [("caFile", "ca"), ("certFile", "cert"), ("keyFile", "keySecret")];

    /// <summary>What is wrong with an endpoint's TLS configuration: <c>both ca and caFile</c>; null if nothing is.</summary>
    public static string? Find(ScrapeEndpoint endpoint)
    {
        var tls = endpoint.Fields.Fields("tlsConfig");
        foreach (var (file, selector) in Both)
        {
            if (!tls.IsEmpty(file) && !tls.IsEmpty(selector))
            {
                return $"both {selector} and {file}";
            }

            if (tls.Fields(selector).Has("secret") && tls.Fields(selector).Has("configMap"))
            {
                return $"both a secret and a configMap in {selector}";
            }
        }

        var (hasCertificate, hasKey) = (!tls.IsEmpty("cert") || !tls.IsEmpty("certFile"), !tls.IsEmpty("keySecret") || !tls.IsEmpty("keyFile"));
        return hasCertificate && !hasKey ? "a certificate without its key" : hasKey && !hasCertificate ? "a key without its certificate" : null;
    }
}

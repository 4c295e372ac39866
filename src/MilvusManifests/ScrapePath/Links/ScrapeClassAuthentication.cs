using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether what a scrape class adds to a monitor's endpoints is there, and agrees with what they have.</summary>
/// <remarks>prometheus-operator pkg/prometheus/promcfg.go: mergeTLSConfigWithScrapeClass, mergeAuthorizationWithScrapeClass</remarks>
internal static class ScrapeClassAuthentication
{
    private const string Authorization = "authorization";
    private const string Tls = "tlsConfig";

    // A file counts where the endpoint has neither it nor what replaces it.
    private static readonly ImmutableArray<(string File, string Instead)> Files = [("caFile", "ca"), ("certFile", "cert"), ("keyFile", "keySecret")];

    private static readonly ImmutableArray<(string Kind, ImmutableArray<string> Path)> Selectors =
    [
        ("Secret", [Authorization, "credentials"]),
        ("Secret", [Tls, "ca", "secret"]), ("ConfigMap", [Tls, "ca", "configMap"]),
        ("Secret", [Tls, "cert", "secret"]), ("ConfigMap", [Tls, "cert", "configMap"]),
        ("Secret", [Tls, "keySecret"]),
    ];

    /// <summary>What has to be so for an endpoint.</summary>
    public static IEnumerable<Step> Check(ScrapeEndpoint endpoint, ScrapePair pair)
    {
        if (pair.Server.ScrapeClassOf(pair.Monitor) is not { } scrapeClass)
        {
            yield break;
        }

        var shown = $"scrape class {Schemas.ValueText.Quote(scrapeClass.Text("name") ?? "")}";
        if (FindConflict(endpoint, pair) is { } way)
        {
            yield return Step.No(Link.TlsOrAuth, $"{endpoint.Shown} has {way} and its {shown} has {Authorization}: Prometheus allows one kind of authentication, and refuses its whole configuration", endpoint.Fields[way],
                Mend.Of(ObjectPatch.Remove(pair.Monitor.Object.Reference, [.. endpoint.Path, way])));
        }

        foreach (var (file, instead) in Files)
        {
            var own = endpoint.Fields.Fields(Tls);
            if (own.IsEmpty(file) && own.IsEmpty(instead) && scrapeClass.Fields(Tls).Scalar(file) is { Value.Length: > 0 } given)
            {
                yield return Authentication.CheckFile(given, $"{Tls}.{file} of {shown}", pair, isOfServer: true);
            }
        }

        if (!endpoint.Fields.Has(Authorization) && scrapeClass.Fields(Authorization).Scalar("credentialsFile") is { Value.Length: > 0 } credentials)
        {
            yield return Authentication.CheckFile(credentials, $"{Authorization}.credentialsFile of {shown}", pair, isOfServer: true);
        }

        var index = pair.Server.Spec.Items("scrapeClasses").IndexOf(scrapeClass.Node!).ToString(CultureInfo.InvariantCulture);
        foreach (var (kind, path) in Selectors)
        {
            if (!endpoint.Fields.Has(path[0]) && ObjectFields.Of(scrapeClass.Node!.At(path.AsSpan())) is { Exists: true } selector && !selector.IsEmpty("name"))
            {
                yield return new Credential(kind, selector, ["spec", "scrapeClasses", index, .. path]) { IsOfServer = true }.Check(pair);
            }
        }
    }

    /// <summary>The kind of authentication of an endpoint that its scrape class does not allow; null if there is none.</summary>
    public static string? FindConflict(ScrapeEndpoint endpoint, ScrapePair pair) =>
        pair.Server.ScrapeClassOf(pair.Monitor) is { } scrapeClass && scrapeClass.Has(Authorization) ? Authentication.FindWay(endpoint, [Authorization]) : null;
}

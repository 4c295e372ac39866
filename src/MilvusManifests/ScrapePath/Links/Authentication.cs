using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether the credentials, certificates and files that a monitor names are there and allowed.</summary>
/// <remarks>prometheus-operator pkg/prometheus/resource_selector.go: checkServiceMonitor; Prometheus common config: HTTPClientConfig.Validate</remarks>
internal static class Authentication
{
    private const string TokenFolder = "/var/run/secrets/kubernetes.io/serviceaccount/";

    private static readonly Version ValidatesPodMonitors = new(0, 87);

    private static readonly ImmutableArray<string> Ways = ["basicAuth", "authorization", "oauth2", "bearerTokenFile", "bearerTokenSecret"];

    // Where a Secret or a ConfigMap may be named.
    private static readonly ImmutableArray<(string Kind, ImmutableArray<string> Path)> Selectors =
    [
        ("Secret", ["bearerTokenSecret"]),
        ("Secret", ["basicAuth", "username"]), ("Secret", ["basicAuth", "password"]),
        ("Secret", ["authorization", "credentials"]),
        ("Secret", ["oauth2", "clientId", "secret"]), ("ConfigMap", ["oauth2", "clientId", "configMap"]), ("Secret", ["oauth2", "clientSecret"]),
        ("Secret", ["tlsConfig", "ca", "secret"]), ("ConfigMap", ["tlsConfig", "ca", "configMap"]),
        ("Secret", ["tlsConfig", "cert", "secret"]), ("ConfigMap", ["tlsConfig", "cert", "configMap"]),
        ("Secret", ["tlsConfig", "keySecret"]),
    ];

    private static readonly ImmutableArray<ImmutableArray<string>> Files = [["bearerTokenFile"], ["tlsConfig", "caFile"], ["tlsConfig", "certFile"], ["tlsConfig", "keyFile"]];

    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(ScrapePair pair)
    {
        // Without it the operator writes no configuration at all.
        if (pair.Server.Spec.Fields("additionalScrapeConfigs") is { Exists: true } additional && additional.Flag("optional") != true)
        {
            yield return new Credential("Secret", additional, ["spec", "additionalScrapeConfigs"]) { IsOfServer = true }.Check(pair);
        }

        foreach (var endpoint in pair.Monitor.Endpoints)
        {
            foreach (var step in ScrapeClassAuthentication.Check(endpoint, pair))
            {
                yield return step;
            }

            if (FindConflict(endpoint) is var (first, second))
            {
                yield return Step.No(Link.TlsOrAuth, $"{endpoint.Shown} has both {first} and {second}: {(IsSkipped(pair) ? "one kind of authentication is allowed, so the operator skips the monitor" : "Prometheus allows one kind of authentication, and refuses its whole configuration")}", endpoint.Fields[second],
                    Mend.Of(ObjectPatch.Remove(pair.Monitor.Object.Reference, [.. endpoint.Path, second])));
            }

            if (TlsConflicts.Find(endpoint) is { } conflict)
            {
                yield return Step.No(Link.TlsOrAuth, $"{endpoint.Shown}.tlsConfig has {conflict}, so the operator skips the monitor", endpoint.Fields["tlsConfig"]);
            }

            foreach (var path in Files)
            {
                if (endpoint.Fields.Node?.At(path.AsSpan()) is YamlScalar { Value.Length: > 0 } file)
                {
                    yield return CheckFile(file, $"{endpoint.Shown}.{string.Join('.', path)}", pair);
                }
            }

            foreach (var (kind, path) in Selectors)
            {
                if (ObjectFields.Of(endpoint.Fields.Node?.At(path.AsSpan())) is { Exists: true } selector && !selector.IsEmpty("name"))
                {
                    yield return new Credential(kind, selector, [.. endpoint.Path, .. path]).Check(pair);
                }
            }
        }
    }

    /// <summary>Whether a monitor has two kinds of authentication at once, for which Prometheus refuses its whole configuration.</summary>
    public static bool Poisons(ScrapePair pair) =>
        pair.Monitor.Endpoints.Any(endpoint => (FindConflict(endpoint) is not null && !IsSkipped(pair)) || ScrapeClassAuthentication.FindConflict(endpoint, pair) is not null);

    /// <summary>The first kind of authentication that an endpoint has; null if it has none.</summary>
    public static string? FindWay(ScrapeEndpoint endpoint, ReadOnlySpan<string> except)
    {
        foreach (var way in Ways)
        {
            var isUsed = way == "bearerTokenSecret" ? !endpoint.Fields.Fields(way).IsEmpty("name") : !endpoint.Fields.IsEmpty(way);
            if (isUsed && !except.Contains(way))
            {
                return way;
            }
        }

        return null;
    }

    private static (string First, string Second)? FindConflict(ScrapeEndpoint endpoint) =>
        FindWay(endpoint, []) is { } first && FindWay(endpoint, [first]) is { } second ? (first, second) : null;

    // Since this version the operator skips such PodMonitors before Prometheus sees them.
    private static bool IsSkipped(ScrapePair pair) =>
        pair.Monitor.Kind == MonitorKind.PodMonitor && pair.Cluster.OperatorVersion >= ValidatesPodMonitors;

    /// <summary>Whether a file of the container of Prometheus is there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="field">The field that names it.</param>
    /// <param name="pair">The monitor and the Prometheus.</param>
    /// <param name="isOfServer">Whether a scrape class of the Prometheus names it, and not the monitor.</param>
    public static Step CheckFile(YamlScalar file, string field, ScrapePair pair, bool isOfServer = false)
    {
        var server = pair.Server;
        var access = server.Spec.Fields("arbitraryFSAccessThroughSMs");
        if (access.Flag("deny") == true && !isOfServer)
        {
            return Step.No(Link.TlsOrAuth, $"{field} names a file, and {server} denies monitors to use files (arbitraryFSAccessThroughSMs), so the operator skips the monitor", file,
                Mend.Of(ObjectPatch.Remove(server.Object.Reference, ["spec", "arbitraryFSAccessThroughSMs"])));
        }

        if (file.Value.StartsWith(TokenFolder, StringComparison.Ordinal))
        {
            return server.Spec.Flag("automountServiceAccountToken") == false
                ? Step.No(Link.TlsOrAuth, $"{field} names a file of the ServiceAccount, and {server} does not mount it (automountServiceAccountToken)", file,
                    Mend.Of(ObjectPatch.Remove(server.Object.Reference, ["spec", "automountServiceAccountToken"])))
                : Step.Yes(Link.TlsOrAuth, $"{file.Value} is mounted in every pod", file);
        }

        foreach (var (root, list) in ((string, string)[])[("/etc/prometheus/secrets/", "secrets"), ("/etc/prometheus/configmaps/", "configMaps")])
        {
            if (file.Value.StartsWith(root, StringComparison.Ordinal))
            {
                var name = file.Value[root.Length..].Split('/')[0];
                return server.Spec.Texts(list).Any(mounted => mounted.Value == name)
                    ? Step.Yes(Link.TlsOrAuth, $"{server} mounts {ValueText.Quote(name)}", server.Spec[list])
                    : Step.No(Link.TlsOrAuth, $"{field} names a file of {ValueText.Quote(name)}, which is not in {list} of {server}", file,
                        Mend.Of(server.Spec[list] is YamlSequence
                            ? ObjectPatch.Add(server.Object.Reference, ["spec", list, "-"], Nodes.Text(name))
                            : ObjectPatch.Add(server.Object.Reference, ["spec", list], Nodes.Texts(name))));
            }
        }

        return server.Spec.Mappings("volumeMounts").FirstOrDefault(mount => mount.Text("mountPath") is { Length: > 0 } folder && IsBelow(file.Value, folder)) is { Exists: true } found
            ? Step.Yes(Link.TlsOrAuth, $"{server} mounts {found.Text("mountPath")}", found.Node)
            : Step.Unknown(Link.TlsOrAuth, $"{file.Value} would have to be in the image of {server}: nothing in the set mounts it", file);
    }

    private static bool IsBelow(string file, string folder) => file.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);
}

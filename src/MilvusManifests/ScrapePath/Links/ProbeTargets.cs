using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether a Probe has something to probe, and a prober that does it.</summary>
internal static class ProbeTargets
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(ScrapePair pair)
    {
        var spec = pair.Monitor.Spec;
        foreach (var step in CheckIngresses(pair))
        {
            yield return step;
        }

        if (spec.Fields("prober").Scalar("url") is not { Value.Length: > 0 } url)
        {
            yield return Step.No(Link.MatchesServices, "the Probe has no prober to ask", spec.Node);
            yield break;
        }

        var fallback = spec.Fields("prober").Text("scheme") == "https" ? HttpsPort : HttpPort;
        if (ServiceAddress.Find(url, fallback, pair) is not { } prober)
        {
            yield return Step.Unknown(Link.MatchesPods, $"the prober {url.Value} is not a Service of the set, and would have to answer", url);
            yield break;
        }

        foreach (var step in prober.Check(pair, other => Mend.Of(ObjectPatch.Replace(pair.Monitor.Object.Reference, ["spec", "prober", "url"], Nodes.Text(other)))))
        {
            yield return step;
        }
    }

    private static IEnumerable<Step> CheckIngresses(ScrapePair pair)
    {
        var targets = pair.Monitor.Spec.Fields("targets");
        if (targets.Fields("staticConfig") is { Exists: true } given)
        {
            yield return given.IsEmpty("static")
                ? Step.No(Link.MatchesServices, "staticConfig has no targets", given.Node)
                : Step.Yes(Link.MatchesServices, $"probes {Schemas.ValueText.Count(given.Items("static").Length, "address")}", given["static"]);
            if (Readiness.CheckKept([.. given.Texts("static").Select(address => Relabel(address.Value, given, pair))], Link.MatchesServices, pair) is { } dropped && !given.IsEmpty("static"))
            {
                yield return dropped;
            }

            yield break;
        }

        var selector = LabelSelector.Of(targets.Fields("ingress")["selector"]) ?? LabelSelector.Everything;
        var discovery = Monitors.Discovery.AllOf(pair.Monitor, pair.Server).FirstOrDefault();
        var matched = discovery is null ? [] : pair.Cluster.Objects.Of("networking.k8s.io", "Ingress")
            .Where(ingress => ServiceMatches.LooksIn(discovery, ingress.Namespace) && selector.Selects(ingress.Labels) == Answer.Yes).ToArray();
        if (matched.Length > 0 && targets.Fields("ingress").Mappings("relabelingConfigs").FirstOrDefault(rule => rule.Text("action")?.ToUpperInvariant() is "KEEP" or "DROP" or "KEEPEQUAL" or "DROPEQUAL") is { Exists: true } filter)
        {
            yield return Step.Unknown(Link.MatchesServices, "whether relabelings keep a target depends on labels that are not in the set", filter.Node);
        }

        yield return matched.Length > 0
            ? Step.Yes(Link.MatchesServices, $"selector {selector} matches {string.Join(", ", matched.Select(ingress => ingress.ToString()))}", targets["ingress"])
            : Step.Unknown(Link.MatchesServices, $"no Ingress in the set has the labels of selector {selector}: one would have to be in {(discovery is null ? "the cluster" : ServiceMatches.Where(discovery))}", targets["ingress"] ?? pair.Monitor.Object.Node);
    }

    // prometheus-operator pkg/prometheus/promcfg.go: generateProbeConfig
    private static ScrapeTarget Relabel(string address, ObjectFields given, ScrapePair pair)
    {
        ImmutableArray<RelabelRule> rules =
        [
            RelabelRule.Copy("__address__", "__param_target"),
            RelabelRule.Copy("__param_target", "instance"),
            new RelabelRule("replace", []) { TargetLabel = "__address__", Replacement = pair.Monitor.Spec.Fields("prober").Text("url") ?? "" },
            .. pair.Server.ScrapeClassOf(pair.Monitor) is { } scrapeClass ? RelabelRule.OfList(scrapeClass, "relabelings") : [],
            .. RelabelRule.OfList(given, "relabelingConfigs"),
        ];
        var labels = TargetLabels.None.With("__address__", address).With("job", $"probe/{pair.Monitor.Name}").With("namespace", pair.Monitor.Object.Namespace);
        foreach (var (key, value) in given.Entries("labels"))
        {
            labels = labels.With(key.Value, (value as YamlScalar)?.Value);
        }

        return new ScrapeTarget(pair.Monitor.Endpoints[0], null, null, null, "", TargetRelabeling.Apply(rules, labels));
    }
}

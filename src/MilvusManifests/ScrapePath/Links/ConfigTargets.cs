using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether a ScrapeConfig has targets.</summary>
/// <remarks>prometheus-operator pkg/prometheus/promcfg.go: generateScrapeConfig</remarks>
internal static class ConfigTargets
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(ScrapePair pair)
    {
        var spec = pair.Monitor.Spec;
        var found = false;
        foreach (var (key, value) in spec.Node?.Entries ?? [])
        {
            if (value is not YamlSequence { Items.Length: > 0 } sequence)
            {
                continue;
            }

            if (key.Value == "staticConfigs")
            {
                found = true;
                foreach (var step in CheckStatic(sequence, pair))
                {
                    yield return step;
                }
            }
            else if (key.Value.EndsWith("SDConfigs", StringComparison.Ordinal))
            {
                found = true;
                yield return Step.Unknown(Link.MatchesServices, $"what {key.Value} discovers is not in the set", value);
            }
        }

        if (!found)
        {
            yield return Step.No(Link.MatchesServices, "the ScrapeConfig has neither staticConfigs nor a service discovery", spec.Node);
        }
    }

    private static IEnumerable<Step> CheckStatic(YamlSequence configs, ScrapePair pair)
    {
        var relabeled = ImmutableArray.CreateBuilder<ScrapeTarget>();
        for (var i = 0; i < configs.Items.Length; i++)
        {
            var given = ObjectFields.Of(configs.Items[i]);
            var targets = given.Items("targets");
            for (var j = 0; j < targets.Length; j++)
            {
                if (targets[j] is not YamlScalar address)
                {
                    continue;
                }

                var target = Relabel(address.Value, given, pair);
                relabeled.Add(target);
                ImmutableArray<string> path = ["spec", "staticConfigs", i.ToString(CultureInfo.InvariantCulture), "targets", j.ToString(CultureInfo.InvariantCulture)];
                foreach (var step in target.IsReaddressed ? [Step.Unknown(Link.MatchesServices, $"relabelings give {address.Value} another address, which would have to answer", address)] : CheckAddress(address, path, pair))
                {
                    yield return step;
                }
            }
        }

        if (relabeled.Count == 0)
        {
            yield return Step.No(Link.MatchesServices, "staticConfigs has no targets", configs);
        }
        else if (Readiness.CheckKept(relabeled.ToImmutable(), Link.MatchesServices, pair) is { } dropped)
        {
            yield return dropped;
        }
    }

    private static IEnumerable<Step> CheckAddress(YamlScalar address, ImmutableArray<string> path, ScrapePair pair)
    {
        var fallback = pair.Monitor.Endpoints[0].Scheme == "https" ? HttpsPort : HttpPort;
        if (ServiceAddress.Find(address, fallback, pair) is not { } found)
        {
            return [Step.Unknown(Link.MatchesServices, $"{address.Value} is not a Service of the set, and would have to answer", address)];
        }

        return found.Check(pair, other => Mend.Of(ObjectPatch.Replace(pair.Monitor.Object.Reference, path, Nodes.Text(other))))
            .Prepend(Step.Yes(Link.MatchesServices, $"{address.Value} is {found.Service.Object}", address));
    }

    private static ScrapeTarget Relabel(string address, ObjectFields given, ScrapePair pair)
    {
        ImmutableArray<RelabelRule> rules =
        [
            .. pair.Server.ScrapeClassOf(pair.Monitor) is { } scrapeClass ? RelabelRule.OfList(scrapeClass, "relabelings") : [],
            .. RelabelRule.OfList(pair.Monitor.Spec, "relabelings"),
        ];
        var endpoint = pair.Monitor.Endpoints[0];
        var labels = TargetLabels.None
            .With("__address__", address)
            .With("__scheme__", endpoint.Scheme)
            .With("__metrics_path__", endpoint.Fields.TextOr("metricsPath", "/metrics"))
            .With("job", pair.Monitor.Spec.TextOr("jobName", $"scrapeConfig/{pair.Monitor.Name}"));
        foreach (var (key, value) in given.Entries("labels"))
        {
            labels = labels.With(key.Value, (value as YamlScalar)?.Value);
        }

        var result = TargetRelabeling.Apply(rules, labels);
        return new ScrapeTarget(endpoint, null, null, null, "", result) { IsReaddressed = result.Labels["__address__"].Text != address };
    }
}

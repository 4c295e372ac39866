using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath.Links;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.ScrapePath.Targets;

namespace MilvusManifests.ScrapePath;

/// <summary>What one Prometheus makes of every monitor of a set.</summary>
/// <param name="Verdicts">The verdicts, in the order of the monitors.</param>
internal sealed record ServerVerdicts(ImmutableArray<MonitorVerdict> Verdicts)
{
    /// <summary>Judges the monitors of a set together: one may poison the others, and two may scrape the same target.</summary>
    public static ServerVerdicts Of(ScrapedCluster cluster, PrometheusServer given)
    {
        var admitted = Admission.Of(given.Object, cluster);
        var server = given with { Object = admitted.Object };
        var judged = new List<Judged>();
        foreach (var monitor in cluster.Monitors)
        {
            judged.Add(JudgeOne(cluster, monitor, server, admitted));
        }

        MarkDuplicates(judged);
        MarkPoisoned(judged, cluster, server);
        return new([.. judged.Select(one => one.Verdict)]);
    }

    private static Judged JudgeOne(ScrapedCluster cluster, ScrapeMonitor given, PrometheusServer server, Admission serverAdmission)
    {
        var admission = Admission.Of(given.Object, cluster);
        var refused = Refusals(serverAdmission, server.ToString(), cluster).Concat(Refusals(admission, given.ToString(), cluster)).ToImmutableArray();
        if (!refused.IsEmpty)
        {
            return new(new(given, server, refused), [], Answer.No);
        }

        var monitor = given with { Object = admission.Object };
        var chain = ScrapeChain.Follow(new ScrapePair(cluster, monitor, server));
        ImmutableArray<Step> steps = [.. Skips(admission, given), .. chain.Steps];
        if (!(admission.Pruned.IsEmpty && serverAdmission.Pruned.IsEmpty) && steps.Any(step => step.Answer == Answer.No) && ReliesOnPruned(cluster, given, server, admission, serverAdmission) is { } pruned)
        {
            return new(new(given, server, [pruned, .. steps]), [], Answer.No);
        }

        var configured = steps.Where(step => step.Link is Link.SelectsMonitor or Link.OperatorScope).Select(step => step.Answer).All();
        return new(new(given, server, Link.InOrder(steps)) { Targets = chain.Targets }, chain.Targets, configured);
    }

    private static IEnumerable<Step> Refusals(Admission admission, string what, ScrapedCluster cluster) =>
        admission.Refusals.Take(1).Select(refusal => new Step(
            LinkOf(ValueMends.PathOf(admission.Object, refusal.Location) ?? []),
            Answer.No, $"the API server rejects {what} with the definitions of kube-prometheus {cluster.Release.Tag}: {refusal.Message}", refusal.Location)
        {
            Mend = ValueMends.Correct(refusal, admission.Object),
        });

    private static string LinkOf(ImmutableArray<string> path) =>
        path is [.., "serviceDiscoveryRole"] or [.., "kubernetesSDConfigs", _, "role"] ? Link.DiscoveryRole : Link.SelectsMonitor;

    private static IEnumerable<Step> Skips(Admission admission, ScrapeMonitor monitor) =>
        admission.Skips.Select(skip => new Step(Link.SelectsMonitor, Answer.No, $"the operator skips {monitor}: {skip.Message}", skip.Location) { Mend = ValueMends.Correct(skip, admission.Object) });

    // With the fields the chain would hold, without them it does not.
    private static Step? ReliesOnPruned(ScrapedCluster cluster, ScrapeMonitor given, PrometheusServer server, Admission ofMonitor, Admission ofServer)
    {
        foreach (var (admission, isServer) in ((Admission, bool)[])[(ofMonitor, false), (ofServer, true)])
        {
            foreach (var field in admission.Pruned)
            {
                var whole = isServer ? ofServer.Object : given.Object;
                if (field.Rename(whole) is { } rename)
                {
                    var original = cluster.Objects.Find(whole.Reference)!;
                    var node = rename.Patches.Aggregate(original.Node, (next, patch) => patch.Patch.Apply(next).Value as Yaml.YamlMapping ?? next);
                    if (Holds(cluster, given, server, original.With(node), isServer))
                    {
                        return Pruned(field, rename, admission.Object.ToString(), cluster);
                    }
                }
                else if (Holds(cluster, given, server, cluster.Objects.Find(whole.Reference)!, isServer))
                {
                    return Pruned(field, Mend.Of(ObjectPatch.Remove(whole.Reference, field.Path)), admission.Object.ToString(), cluster);
                }
            }
        }

        return null;
    }

    private static bool Holds(ScrapedCluster cluster, ScrapeMonitor given, PrometheusServer server, ClusterObject changed, bool isServer)
    {
        var chain = ScrapeChain.Follow(new ScrapePair(cluster, isServer ? given : given with { Object = changed }, isServer ? server with { Object = changed } : server));
        return chain.Steps.All(step => step.Answer != Answer.No);
    }

    private static Step Pruned(PrunedField field, Mend? mend, string owner, ScrapedCluster cluster) => new(
        LinkOf(field.Path),
        Answer.No,
        $"the API server removes {string.Join('.', field.Path)} of {owner}, which the definitions of kube-prometheus {cluster.Release.Tag} do not have, and the rest of the chain relies on it{(field.Meant is { } meant ? $"; {Text.Suggestion.Lead} '{meant}'?" : "")}",
        field.Entry.Key.Location)
    {
        Mend = mend,
    };

    private static void MarkDuplicates(List<Judged> judged)
    {
        var owners = new Dictionary<(string, string), (ScrapeMonitor Monitor, ScrapeTarget Target)>();
        for (var i = 0; i < judged.Count; i++)
        {
            var (verdict, targets, configured) = judged[i];
            if (verdict.Answer == Answer.No || configured == Answer.No)
            {
                continue;
            }

            foreach (var target in targets)
            {
                if (target.Identity is not { } identity)
                {
                    continue;
                }

                if (!owners.TryAdd(identity, (verdict.Monitor, target)) && !owners[identity].Target.IsSameAs(target))
                {
                    judged[i] = judged[i] with { Verdict = verdict.With(Duplicates.Report(verdict.Monitor, target, owners[identity])) };
                    break;
                }
            }
        }
    }

    private static void MarkPoisoned(List<Judged> judged, ScrapedCluster cluster, PrometheusServer server)
    {
        var poison = judged.FirstOrDefault(one => one.IsConfigured == Answer.Yes && Authentication.Poisons(new ScrapePair(cluster, one.Verdict.Monitor, server)))?.Verdict;
        if (poison is null)
        {
            return;
        }

        var cause = poison.Steps.First(step => step.Link == Link.TlsOrAuth && step.Answer == Answer.No);
        for (var i = 0; i < judged.Count; i++)
        {
            var (verdict, _, configured) = judged[i];
            if (!ReferenceEquals(verdict, poison) && configured != Answer.No && verdict.Answer != Answer.No)
            {
                var step = new Step(Link.TlsOrAuth, Answer.No, $"Prometheus refuses its whole configuration because of {poison.Monitor}: {cause.Reason}", cause.Place) { Mend = cause.Mend };
                judged[i] = judged[i] with { Verdict = verdict.With(step) with { PoisonedBy = poison.Monitor.Object.Reference } };
            }
        }
    }

    private sealed record Judged(MonitorVerdict Verdict, ImmutableArray<ScrapeTarget> Targets, Answer IsConfigured);
}

using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.ScrapePath.Links;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Text;

namespace MilvusManifests.ScrapePath;

/// <summary>The chain from a monitor to its targets, as far as it can be followed.</summary>
/// <param name="Steps">What has to be so.</param>
/// <param name="Targets">What Prometheus scrapes.</param>
/// <param name="IsConfigured">Whether the monitor becomes a part of the configuration of Prometheus.</param>
internal sealed record ScrapeChain(ImmutableArray<Step> Steps, ImmutableArray<ScrapeTarget> Targets, Answer IsConfigured)
{
    /// <summary>Follows the chain.</summary>
    public static ScrapeChain Follow(ScrapePair pair)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        steps.AddRange(Selection.Check(pair));
        steps.AddRange(Selection.CheckValid(pair));
        var selected = steps.Select(step => step.Answer).All();
        steps.AddRange(OperatorScopes.Check(pair));
        steps.AddRange(Authentication.Check(pair));
        var targets = ImmutableArray.CreateBuilder<ScrapeTarget>();
        var discoveries = Discovery.AllOf(pair.Monitor, pair.Server);
        foreach (var discovery in discoveries)
        {
            steps.Add(DiscoveryRoles.Check(discovery, pair));
            if (discovery.Resources is not null)
            {
                steps.AddRange(DiscoveryPermissions.Check(discovery, pair));
            }
        }

        switch (pair.Monitor.Kind)
        {
            case MonitorKind.ServiceMonitor:
                FollowServices(discoveries[0], pair, steps, targets);
                break;
            case MonitorKind.PodMonitor:
                FollowPods(discoveries[0], pair, steps, targets);
                break;
            case MonitorKind.Probe:
                steps.AddRange(ProbeTargets.Check(pair));
                break;
            default:
                steps.AddRange(ConfigTargets.Check(pair));
                break;
        }

        // Several endpoints repeat what they have in common.
        return new([.. steps.Select(step => pair.Cluster.Objects.Placeholders.IsEmpty ? step : Judge(step, pair)).DistinctBy(step => (step.Link, step.Answer, step.Reason))], targets.ToImmutable(), selected);
    }

    // What is wrong with a value that something replaces later is not known.
    private static Step Judge(Step step, ScrapePair pair) => step.Answer == Answer.No && step.Place is { } place && pair.Cluster.Objects.Placeholders.Contains(place)
        ? step with { Answer = Answer.Unknown, Mend = null, Reason = $"{Excerpt.Of(place.Source.Text.AsSpan(place.Span.Start, place.Span.Length))} is replaced later and would have to be right" }
        : step;

    private static void FollowServices(Discovery discovery, ScrapePair pair, ImmutableArray<Step>.Builder steps, ImmutableArray<ScrapeTarget>.Builder targets)
    {
        var (services, matched) = ServiceMatches.Find(discovery, pair);
        steps.Add(matched);
        if (services.IsEmpty)
        {
            return;
        }

        var endpoints = pair.Monitor.Endpoints;
        CheckEndpoints(pair, steps);
        for (var i = 0; i < endpoints.Length; i++)
        {
            var index = i;
            ImmutableArray<ScrapeTarget> found = [.. services.SelectMany(service => PortTargets.BehindService(pair, endpoints[index], index, service, discovery.Role))];

            // Of several Services, those with the port count.
            ImmutableArray<ServiceView> used = found.IsEmpty ? services : [.. services.Where(service => found.Any(target => target.Service == service))];
            ImmutableArray<Step> leading = [.. used.Select(service => PodMatches.OfService(service, pair))];

            // Beside a Service that leads to pods, another one may wait for pods that the set does not have.
            var leads = leading.Any(step => step.Answer == Answer.Yes);
            steps.AddRange(leading.Select(step => leads && step.Answer == Answer.No ? step with { Answer = Answer.Unknown, Mend = null } : step));
            if (leading.All(step => step.Answer == Answer.No))
            {
                continue;
            }

            steps.Add(Ports.CheckService(endpoints[i], found, services, pair));
            FollowTargets(found, Link.MatchesServices, pair, steps, targets);
        }
    }

    private static void FollowPods(Discovery discovery, ScrapePair pair, ImmutableArray<Step>.Builder steps, ImmutableArray<ScrapeTarget>.Builder targets)
    {
        var (pods, matched) = PodMatches.OfMonitor(discovery, pair);
        steps.Add(matched);
        if (pods.IsEmpty)
        {
            return;
        }

        var endpoints = pair.Monitor.Endpoints;
        CheckEndpoints(pair, steps);
        for (var i = 0; i < endpoints.Length; i++)
        {
            var index = i;
            ImmutableArray<ScrapeTarget> found = [.. pods.SelectMany(group => PortTargets.OfPods(pair, endpoints[index], index, group))];
            steps.Add(Ports.CheckPods(endpoints[i], found, pods, pair));
            FollowTargets(found, Link.MatchesPods, pair, steps, targets);
        }
    }

    private static void CheckEndpoints(ScrapePair pair, ImmutableArray<Step>.Builder steps)
    {
        if (pair.Monitor.Endpoints.IsEmpty)
        {
            steps.Add(Step.No(Link.Port, $"spec.{pair.Monitor.EndpointsField} is empty, so nothing is scraped", pair.Monitor.Spec.Node));
        }
    }

    private static void FollowTargets(ImmutableArray<ScrapeTarget> found, string link, ScrapePair pair, ImmutableArray<Step>.Builder steps, ImmutableArray<ScrapeTarget>.Builder targets)
    {
        if (found.IsEmpty)
        {
            return;
        }

        if (Readiness.CheckKept(found, link, pair) is { } dropped)
        {
            steps.Add(dropped);
        }

        if (Readiness.Check(found) is { } ready)
        {
            steps.Add(ready);
        }

        steps.AddRange(Connections.Check([.. found.Where(target => target.Relabeled.IsKept != Answer.No)], pair));
        steps.AddRange(ScrapeLimits.Check(found, pair));
        targets.AddRange(found);
    }
}

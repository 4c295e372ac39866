using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Relabeling;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>An address that is the name of a Service in the cluster's DNS, as Prometheus resolves it.</summary>
/// <param name="Written">Where the address is written.</param>
/// <param name="Service">The Service.</param>
/// <param name="Port">The port.</param>
/// <remarks>https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services</remarks>
internal sealed record ServiceAddress(YamlScalar Written, ServiceView Service, int Port)
{
    /// <summary>The Service that an address leads to; null if it is another host, or not in the set.</summary>
    /// <param name="written">The address, <c>web.shop.svc:9090</c>.</param>
    /// <param name="defaultPort">The port of an address without one.</param>
    /// <param name="pair">The monitor and the Prometheus, in whose namespace names are looked for.</param>
    public static ServiceAddress? Find(YamlScalar written, int defaultPort, ScrapePair pair)
    {
        var parts = written.Value.Split(':');
        var names = parts[0].TrimEnd('.').Split('.');
        var space = names.Length > 1 ? names[1] : pair.Server.Object.Namespace;
        if (parts.Length > 2 || (names.Length > 2 && names[2] != "svc"))
        {
            return null;
        }

        var port = defaultPort;
        if (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            return null;
        }

        var service = pair.Cluster.Services.FirstOrDefault(candidate => candidate.Object.Name == names[0] && candidate.Object.Namespace == space);
        return service is null ? null : new(written, service, port);
    }

    /// <summary>What has to be so for the address to answer.</summary>
    /// <param name="pair">The monitor and the Prometheus.</param>
    /// <param name="correct">Writes another address in its place.</param>
    public IEnumerable<Step> Check(ScrapePair pair, Func<string, Mend> correct)
    {
        yield return PodMatches.OfService(Service, pair);
        ImmutableArray<PodGroup> pods = [.. Service.PodsAmong(pair.Cluster.Pods)];
        var probed = ImmutableArray.CreateBuilder<ScrapeTarget>(pods.Length);
        if (IsHeadless)
        {
            foreach (var group in pods)
            {
                yield return CheckHeadless(group);
                probed.Add(TargetOf(pair, group, Port, ""));
            }
        }
        else if (Service.Ports.FirstOrDefault(candidate => candidate.Number == Port) is { } port)
        {
            foreach (var group in pods)
            {
                if (port.PortOf(group) is { } number)
                {
                    yield return Step.Yes(Link.Port, FormattableString.Invariant($"port {Port} of {Service.Object} leads to {number} of {group}"), Written);
                    probed.Add(TargetOf(pair, group, number, port.Name));
                }
                else
                {
                    yield return Step.No(Link.Port, $"targetPort {ValueText.Quote(port.Target)} of {Service.Object} is no port of the containers of {group}", Service.Object.Spec["ports"]);
                }
            }
        }
        else
        {
            yield return NoPort(correct);
            yield break;
        }

        if (Readiness.Check(probed.ToImmutable()) is { } ready)
        {
            yield return ready;
        }

        foreach (var step in Connections.Check(probed.ToImmutable(), pair))
        {
            yield return step;
        }
    }

    private bool IsHeadless => Service.Object.Spec.Text("clusterIP") == "None";

    // The name of a headless Service leads to the pods themselves: no port is translated.
    private Step CheckHeadless(PodGroup group)
    {
        var declared = group.Ports.FirstOrDefault(candidate => candidate.Number == Port);
        return declared is not null
            ? Step.Yes(Link.Port, FormattableString.Invariant($"the headless {Service.Object} leads to port {Port} of {group}"), Written)
            : Step.Unknown(Link.Port, FormattableString.Invariant($"the headless {Service.Object} leads to the pods of {group}, of which none declares the port {Port}: it would have to listen there"), Written);
    }

    private Step NoPort(Func<string, Mend> correct)
    {
        var others = Service.Ports.Select(candidate => candidate.Number.ToString(CultureInfo.InvariantCulture)).ToArray();
        return Step.No(
            Link.Port,
            FormattableString.Invariant($"{Service.Object} has no port {Port}; it has {(others.Length == 0 ? "none" : ValueText.Choice(others, "and"))}"),
            Written,
            others is [var first, ..] ? correct($"{Written.Value.Split(':')[0]}:{first}") : null);
    }

    private ScrapeTarget TargetOf(ScrapePair pair, PodGroup group, int number, string name) =>
        new(pair.Monitor.Endpoints[0], Service, group, number, name, new RelabeledTarget(Answer.Yes, TargetLabels.None, null));
}

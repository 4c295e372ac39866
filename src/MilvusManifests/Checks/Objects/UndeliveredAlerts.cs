using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Cluster.Network;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>The alerts of every Prometheus reach an Alertmanager, as far as the set decides it.</summary>
/// <remarks>prometheus-operator pkg/prometheus/promcfg.go: the endpoints of the Service are discovered, with the permissions of Prometheus.</remarks>
internal sealed class UndeliveredAlerts : IObjectCheck
{
    private const string Operated = "alertmanager-operated";

    /// <summary>Alerts that nobody receives.</summary>
    public static readonly DiagnosticCode Undelivered = new(
        "MM4813",
        "alerts that no Alertmanager receives",
        "An alert that fires in Prometheus is seen by nobody until an Alertmanager has it. Prometheus discovers the Alertmanagers behind the Service that 'alerting' names: it needs the Service, "
        + "a port of that name, pods behind it, permission to list them, and a network that lets it through.",
        new("nobody receives the alerts of Prometheus monitoring/k8s: it names no Alertmanager"),
        "Name the Service of an Alertmanager and its port in 'alerting.alertmanagers' of the Prometheus, and let Prometheus reach it.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Undelivered;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var cluster = set.Cluster.Objects;
        foreach (var server in set.Cluster.Servers)
        {
            var selection = new RuleSelection(server.Object);
            if (server.Object.Reference.Kind != "Prometheus" || IsOfOthers(server, set) || server.Spec.Has("additionalAlertManagerConfigs")
                || !set.Alerts.Any(rule => !rule.Names.IsEmpty && selection.Selects(rule.Object, cluster) != Answer.No))
            {
                continue;
            }

            var receivers = server.Spec.Fields("alerting").Mappings("alertmanagers").ToArray();
            if (receivers.Length == 0)
            {
                yield return new(server.Object, (server.Spec["alerting"] ?? server.Object.Node).Location, $"nobody receives the alerts of {server}: it names no Alertmanager")
                {
                    Hint = cluster.Of(ScrapeMonitor.Group, "Alertmanager") is [var there, ..] ? $"{there} is in the set; its Service is what 'alerting.alertmanagers' names" : "name one in 'alerting.alertmanagers', or suppress the finding if alerts are evaluated elsewhere",
                };
            }

            foreach (var receiver in receivers)
            {
                foreach (var reason in Reasons(receiver, server, set))
                {
                    yield return new(server.Object, receiver.Node!.Location, $"{receiver.Text("namespace") ?? server.Object.Namespace}/{receiver.Text("name")} does not receive the alerts of {server}: {reason}");
                }
            }
        }
    }

    private static IEnumerable<string> Reasons(ObjectFields receiver, PrometheusServer server, CheckedObjects set)
    {
        var (space, name) = (receiver.TextOr("namespace", server.Object.Namespace), receiver.Text("name"));
        if (name == Operated)
        {
            return set.Cluster.Objects.Of(ScrapeMonitor.Group, "Alertmanager").Any(found => found.Namespace == space) || !Creates(space, set) ? [] : [$"there is no Alertmanager in {space}"];
        }

        var service = set.Cluster.Services.FirstOrDefault(candidate => candidate.Object.Namespace == space && candidate.Object.Name == name);
        if (service is null)
        {
            return Creates(space, set) ? [$"there is no such Service{Suggestion.Phrase(name ?? "", set.Cluster.Services.Where(candidate => candidate.Object.Namespace == space).Select(candidate => candidate.Object.Name))}"] : [];
        }

        var written = (receiver["port"] as Yaml.YamlScalar)?.Value;
        var port = service.Ports.FirstOrDefault(candidate => candidate.Name == written || candidate.Number.ToString(CultureInfo.InvariantCulture) == written);
        if (port is null)
        {
            return [$"{service.Object} has no port {written}; it has {string.Join(", ", service.Ports.Select(candidate => candidate.Name.Length > 0 ? candidate.Name : candidate.Number.ToString(CultureInfo.InvariantCulture)))}"];
        }

        var pods = service.PodsAmong(set.Cluster.Pods).ToArray();
        return pods.Length == 0 && service.Selector is not null && Creates(space, set)
            ? [$"{service.Object} selects no pods of the set"]
            : Denied(server, space!, set).Concat(pods.Select(group => Shut(server, group, port, set)).OfType<string>());
    }

    // Whoever leaves Alertmanager out of the stack has another one, and may give it the name that Prometheus of the stack uses.
    private static bool IsOfOthers(PrometheusServer server, CheckedObjects set) => set.LeftOut.Contains("alertmanager") && server.Object.Namespace == set.StackNamespace;

    private static bool Creates(string? space, CheckedObjects set) => space is not null && set.Owns(space);

    private static IEnumerable<string> Denied(PrometheusServer server, string space, CheckedObjects set)
    {
        if (!set.Cluster.Permissions.Has(server.Account))
        {
            return [];
        }

        var account = server.Account;
        var mayList = set.Cluster.Permissions.Find(account, new AccessRequest("list", "", "endpoints", space)).Answer
            .Or(set.Cluster.Permissions.Find(account, new AccessRequest("list", "discovery.k8s.io", "endpointslices", space)).Answer);
        return mayList == Answer.No ? [$"nothing grants {account} to list endpoints or endpointslices in {space}, where its Service is"] : [];
    }

    private static string? Shut(PrometheusServer server, PodGroup pods, ServicePort port, CheckedObjects set)
    {
        if (port.PortOf(pods) is not { } number)
        {
            return $"{pods} has no port '{port.Target}'";
        }

        var (from, to) = (NetworkPeer.Of(server.Pods, set.Cluster.Objects), NetworkPeer.Of(pods, set.Cluster.Objects));
        var ingress = set.Cluster.Policies.Ingress(to, from, NetworkPort.Of(pods, number));
        var egress = set.Cluster.Policies.Egress(from, to, NetworkPort.Of(pods, number));
        return !pods.IsHostNetwork && ingress.Answer == Answer.No ? FormattableString.Invariant($"no rule of {string.Join(", ", ingress.Policies)} allows it to connect to port {number} of {pods}")
            : !server.Pods.IsHostNetwork && egress.Answer == Answer.No ? FormattableString.Invariant($"no rule of {string.Join(", ", egress.Policies)} allows egress to port {number} of {pods}")
            : null;
    }
}

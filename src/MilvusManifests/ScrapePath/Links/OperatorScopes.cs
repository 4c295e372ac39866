using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.Schemas;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether an operator sees a monitor, and reconciles the Prometheus.</summary>
/// <remarks>https://prometheus-operator.dev/docs/platform/operator/ and cmd/operator/main.go of prometheus-operator</remarks>
internal static class OperatorScopes
{
    private const string ControllerAnnotation = "operator.prometheus.io/controller-id";

    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(ScrapePair pair)
    {
        var server = pair.Server;
        if (server.IsPaused)
        {
            yield return Step.No(Link.OperatorScope, $"{server} is paused, so the operator does not configure it", server.Spec["paused"],
                Mend.Of(ObjectPatch.Remove(server.Object.Reference, ["spec", "paused"])));
        }

        if (server.Pods.Replicas == 0)
        {
            yield return Step.No(Link.OperatorScope, $"{server} has 0 replicas", server.Spec["replicas"],
                Mend.Of(ObjectPatch.Replace(server.Object.Reference, ["spec", "replicas"], Nodes.Number(1))));
        }

        if (pair.Cluster.Operators.IsEmpty)
        {
            yield return Step.Unknown(Link.OperatorScope, $"no Prometheus operator is in the set: one has to run that sees {pair.Monitor.Object.Namespace} and reconciles {server}", null);
            yield break;
        }

        // Several operators share the work; the one that gets furthest counts.
        ImmutableArray<Step> best = [];
        foreach (var candidate in pair.Cluster.Operators)
        {
            ImmutableArray<Step> steps = [.. CheckOne(pair, candidate)];
            if (best.IsEmpty || Worst(steps) > Worst(best))
            {
                best = steps;
            }
        }

        foreach (var step in best)
        {
            yield return step;
        }
    }

    private static Answer Worst(ImmutableArray<Step> steps) => steps.Select(step => step.Answer).All();

    private static IEnumerable<Step> CheckOne(ScrapePair pair, PrometheusOperator program)
    {
        var (monitor, server) = (pair.Monitor, pair.Server);
        if (program.Pods.Replicas == 0)
        {
            yield return Step.No(Link.OperatorScope, $"{program.Pods} has 0 replicas, so no operator runs", program.Pods.Owner.Spec["replicas"],
                Mend.Of(ObjectPatch.Replace(program.Pods.Owner.Reference, ["spec", "replicas"], Nodes.Number(1))));
            yield break;
        }

        if (program.Namespaces is { IsEmpty: true } && program.DeniedNamespaces is { IsEmpty: true } && program.InstanceNamespaces is { IsEmpty: true })
        {
            yield return Step.Yes(Link.OperatorScope, $"{program.Pods} looks in every namespace", program.Pods.Owner.Node);
        }
        else
        {
            yield return CheckNamespace(program, "namespaces", program.Namespaces, monitor.Object.Namespace, monitor.ToString());
            yield return program.InstanceNamespaces is { IsEmpty: true }
                ? CheckNamespace(program, "namespaces", program.Namespaces, server.Object.Namespace, server.ToString())
                : CheckNamespace(program, "prometheus-instance-namespaces", program.InstanceNamespaces, server.Object.Namespace, server.ToString());
        }

        if (program.Arguments.Values.ContainsKey("deny-namespaces"))
        {
            yield return CheckDenied(program, monitor.Object.Namespace);
            if (program.InstanceNamespaces is { IsEmpty: true } && server.Object.Namespace != monitor.Object.Namespace)
            {
                yield return CheckDenied(program, server.Object.Namespace);
            }
        }

        if (program.InstanceSelector is { } selector)
        {
            yield return CheckInstance(program, selector, server);
        }

        if (CheckController(program, server) is { } controller)
        {
            yield return controller;
        }

        foreach (var step in CheckPermissions(pair, program))
        {
            yield return step;
        }
    }

    private static Step CheckNamespace(PrometheusOperator program, string option, ImmutableArray<string>? namespaces, string space, string what)
    {
        var place = program.Arguments.Values.GetValueOrDefault(option);
        return namespaces switch
        {
            null => Step.Unknown(Link.OperatorScope, $"--{option} of {program.Pods} depends on variables that are not in the set; it would have to include {space}", place),
            { IsEmpty: true } => Step.Yes(Link.OperatorScope, $"{program.Pods} looks in every namespace for {what}", (YamlNode?)place ?? program.Pods.Owner.Node),
            { } some when some.Contains(space, StringComparer.Ordinal) => Step.Yes(Link.OperatorScope, $"--{option} of {program.Pods} includes {space}", place),
            { } some => Step.No(Link.OperatorScope, $"--{option}={string.Join(',', some)} of {program.Pods} does not include {space}, so it does not see {what}", place,
                ArgumentMends.Set(program, option, string.Join(',', some.Add(space)))),
        };
    }

    private static Step CheckDenied(PrometheusOperator program, string space)
    {
        var place = program.Arguments.Values.GetValueOrDefault("deny-namespaces");
        return program.DeniedNamespaces switch
        {
            null => Step.Unknown(Link.OperatorScope, $"--deny-namespaces of {program.Pods} depends on variables that are not in the set; it must not include {space}", place),
            { } some when some.Contains(space, StringComparer.Ordinal) => Step.No(Link.OperatorScope, $"--deny-namespaces of {program.Pods} includes {space}", place,
                ArgumentMends.Set(program, "deny-namespaces", string.Join(',', some.Remove(space)))),
            _ => Step.Yes(Link.OperatorScope, $"{program.Pods} does not exclude {space}", (YamlNode?)place ?? program.Pods.Owner.Node),
        };
    }

    private static Step CheckInstance(PrometheusOperator program, YamlScalar selector, PrometheusServer server) =>
        LabelSelector.OfText(selector.Value) is not { } parsed
            ? Step.Unknown(Link.OperatorScope, $"--prometheus-instance-selector {ValueText.Quote(selector.Value)} of {program.Pods} cannot be read", selector)
            : parsed.Selects(server.Object.Labels) == Answer.Yes
                ? Step.Yes(Link.OperatorScope, $"--prometheus-instance-selector {parsed} selects {server}", selector)
                : Step.No(Link.OperatorScope, $"--prometheus-instance-selector {parsed} of {program.Pods} does not select {server}: {parsed.Mismatch(server.Object.Labels)}", selector,
                    LabelMends.Satisfy(server.Object, parsed));

    // An operator leaves the servers of another one alone.
    private static Step? CheckController(PrometheusOperator program, PrometheusServer server)
    {
        var annotations = server.Object.Fields.Fields("metadata").Fields("annotations");
        var (wanted, found) = (program.ControllerId?.Value ?? "", annotations.Text(ControllerAnnotation) ?? "");
        if (wanted.Contains("$(", StringComparison.Ordinal))
        {
            return Step.Unknown(Link.OperatorScope, $"--controller-id of {program.Pods} depends on variables that are not in the set; {server} would have to have it as {ControllerAnnotation}", program.ControllerId);
        }

        ImmutableArray<string> path = ["metadata", "annotations", ControllerAnnotation];
        return wanted == found ? null
            : wanted.Length > 0
                ? Step.No(Link.OperatorScope, $"{program.Pods} only reconciles objects with the annotation {ControllerAnnotation}={wanted}, which {server} does not have", program.ControllerId,
                    new Mend([ObjectPatch.AddBelow(server.Object.Node, server.Object.Reference, path, Nodes.Text(wanted))]))
                : Step.No(Link.OperatorScope, $"{server} is for an operator with --controller-id={found}, which {program.Pods} does not have", annotations[ControllerAnnotation],
                    Mend.Of(ObjectPatch.Remove(server.Object.Reference, path)));
    }

    // It lists and watches in every namespace, or in each of those that it was given.
    private static IEnumerable<Step> CheckPermissions(ScrapePair pair, PrometheusOperator program)
    {
        var (monitor, server) = (pair.Monitor, pair.Server);
        var isOfAll = program.Namespaces is { IsEmpty: true };
        yield return CheckPermission(pair, program, ScrapeMonitor.Group, monitor.Resource, isOfAll ? "" : monitor.Object.Namespace);
        yield return CheckPermission(pair, program, ScrapeMonitor.Group, server.Resource, program.InstanceNamespaces is { IsEmpty: true } && isOfAll ? "" : server.Object.Namespace);
        if (isOfAll && server.NamespaceSelector(monitor) is not null)
        {
            yield return CheckPermission(pair, program, "", "namespaces", "");
        }
    }

    private static Step CheckPermission(ScrapePair pair, PrometheusOperator program, string group, string resource, string space)
    {
        var account = program.Pods.Account;
        var list = pair.Cluster.Permissions.Find(account, new AccessRequest("list", group, resource, space));
        var watch = pair.Cluster.Permissions.Find(account, new AccessRequest("watch", group, resource, space));
        var where = space.Length == 0 ? "in every namespace" : $"in {space}";
        return list.Answer.And(watch.Answer) switch
        {
            Answer.Yes => Step.Yes(Link.OperatorScope, $"the operator may list and watch {resource} {where}: {list.Grant}", list.Grant!.Binding.Node),
            Answer.No when !pair.Cluster.Permissions.Has(account) => Step.Unknown(
                Link.OperatorScope, $"neither {account} nor a binding of it is in the set; the operator would have to be allowed to list and watch {resource} {where}", program.Pods.Owner.Node),
            Answer.No => Step.No(Link.OperatorScope, $"nothing grants the operator, as {account}, to list and watch {resource} {where}", program.Pods.Owner.Node,
                Grants.Give(pair.Cluster.Objects, account, group, [resource], space)),
            _ => Step.Unknown(Link.OperatorScope, $"{string.Join(", ", list.MissingRoles.Union(watch.MissingRoles))} is not in the set and would have to let the operator list and watch {resource} {where}", null),
        };
    }
}

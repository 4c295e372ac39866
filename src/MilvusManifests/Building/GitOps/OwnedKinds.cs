using System.Collections.Immutable;

namespace MilvusManifests.Building.GitOps;

/// <summary>The kinds that controllers make of the objects of a set: Argo CD shows only those that its project allows, so that without them nobody sees a pod or its log.</summary>
/// <remarks>argo-cd controller/appcontroller.go: the tree of an application leaves out what the project does not permit.</remarks>
internal static class OwnedKinds
{
    private const string Operator = "monitoring.coreos.com";

    private static readonly ImmutableArray<(string, string)> OfOperated =
        [("apps", "StatefulSet"), ("apps", "ControllerRevision"), ("", "Pod"), ("", "PersistentVolumeClaim"), ("", "ConfigMap"), ("", "Secret"), ("", "Service"), ("", "Endpoints"), ("discovery.k8s.io", "EndpointSlice")];

    private static readonly ImmutableDictionary<(string Group, string Kind), ImmutableArray<(string Group, string Kind)>> ByOwner =
        new Dictionary<(string, string), ImmutableArray<(string, string)>>
        {
            [("apps", "Deployment")] = [("apps", "ReplicaSet"), ("", "Pod")],
            [("apps", "DaemonSet")] = [("apps", "ControllerRevision"), ("", "Pod")],
            [("apps", "StatefulSet")] = [("apps", "ControllerRevision"), ("", "Pod"), ("", "PersistentVolumeClaim")],
            [("", "Service")] = [("", "Endpoints"), ("discovery.k8s.io", "EndpointSlice")],
            [(Operator, "Prometheus")] = OfOperated,
            [(Operator, "Alertmanager")] = OfOperated,
        }.ToImmutableDictionary();

    /// <summary>The kinds that are made of objects of some kinds.</summary>
    public static IEnumerable<(string Group, string Kind)> Of(IEnumerable<(string Group, string Kind)> kinds) =>
        kinds.SelectMany(kind => ByOwner.TryGetValue(kind, out var owned) ? owned : []);
}

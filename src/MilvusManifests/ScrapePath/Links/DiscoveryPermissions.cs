using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Access;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether Prometheus may read what its role needs, in every namespace that it looks in.</summary>
/// <remarks>Prometheus discovery/kubernetes: it waits for all of its informers, so that without one of the resources there are no targets at all.</remarks>
internal static class DiscoveryPermissions
{
    // Since this version its client streams lists with watch, and falls back to list where the API server does not.
    private static readonly Version Streams = new(3, 10);

    private const string TokenFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(Discovery discovery, ScrapePair pair)
    {
        if (discovery.IsOfOtherCluster)
        {
            yield return Step.Unknown(Link.Permission, "the permissions in the cluster of another API server are not in the set", discovery.Place);
            yield break;
        }

        if (CheckToken(pair.Server) is { } token)
        {
            yield return token;
        }

        foreach (var space in discovery.IsOfAllNamespaces ? [""] : discovery.Namespaces)
        {
            foreach (var step in CheckNamespace(discovery.Resources ?? [], space, pair))
            {
                yield return step;
            }
        }

        if (discovery.AttachesNodes && discovery.Role != "node")
        {
            foreach (var step in CheckNamespace([("", "nodes")], "", pair))
            {
                yield return step;
            }
        }
    }

    // Without a token Prometheus cannot ask the API server anything.
    private static Step? CheckToken(PrometheusServer server)
    {
        if (server.Spec.Flag("automountServiceAccountToken") != false || server.Spec.Has("apiserverConfig"))
        {
            return null;
        }

        foreach (var mount in server.Spec.Mappings("volumeMounts"))
        {
            if (mount.Text("mountPath")?.TrimEnd('/') == TokenFolder)
            {
                return Step.Unknown(Link.Permission, $"what {server} mounts at {TokenFolder} would have to be a token of {server.Account}", mount.Node);
            }
        }

        return Step.No(Link.Permission, $"{server} has no token of {server.Account} (automountServiceAccountToken), so it cannot discover anything", server.Spec["automountServiceAccountToken"],
            Mend.Of(ObjectPatch.Remove(server.Object.Reference, ["spec", "automountServiceAccountToken"])));
    }

    private static ImmutableArray<Step> CheckNamespace(ImmutableArray<(string Group, string Resource)> resources, string space, ScrapePair pair)
    {
        var steps = ImmutableArray.CreateBuilder<Step>(resources.Length);
        foreach (var (group, resource) in resources)
        {
            // Nodes are in no namespace.
            steps.Add(CheckResource(group, resource, resource == "nodes" ? "" : space, pair));
        }

        var missing = steps.Select((step, index) => (step, index)).Where(found => found.step.Answer == Answer.No).Select(found => found.index).ToArray();
        if (missing is [var first, ..])
        {
            steps[first] = steps[first] with { Mend = MendOf([.. missing.Select(index => resources[index])], space, pair) };
        }

        return steps.DrainToImmutable();
    }

    private static Mend MendOf(ImmutableArray<(string Group, string Resource)> missing, string space, ScrapePair pair)
    {
        var cluster = pair.Cluster.Objects;
        Mend? mend = null;
        foreach (var group in missing.GroupBy(resource => resource.Group, StringComparer.Ordinal))
        {
            var given = Grants.Give(cluster, pair.Server.Account, group.Key, [.. group.Select(resource => resource.Resource)], missing is [(_, "nodes")] ? "" : space);
            mend = mend?.Then(given) ?? given;
            cluster = cluster.With(given);
        }

        return mend!;
    }

    private static Step CheckResource(string group, string resource, string space, ScrapePair pair)
    {
        var account = pair.Server.Account;
        var list = pair.Cluster.Permissions.Find(account, new AccessRequest("list", group, resource, space));
        var watch = pair.Cluster.Permissions.Find(account, new AccessRequest("watch", group, resource, space));
        var what = $"{resource} {(space.Length > 0 ? $"in {space}" : resource == "nodes" ? "of the cluster" : "in every namespace")}";
        if (list.Answer == Answer.Yes && watch.Answer == Answer.Yes)
        {
            return new Step(Link.Permission, Answer.Yes, $"{account} may list and watch {what}: {list.Grant}", list.Grant!.Place);
        }

        var canStream = pair.Cluster.PrometheusVersion(pair.Server) >= Streams;
        if (list.Answer == Answer.Yes && watch.Answer == Answer.No)
        {
            return new Step(Link.Permission, Answer.Unknown, $"{account} may list {what} but not watch: changes would only be seen when Prometheus lists again", list.Grant!.Place);
        }

        if (list.Answer == Answer.No && watch.Answer == Answer.Yes && canStream)
        {
            return new Step(Link.Permission, Answer.Unknown, $"{account} may watch {what} but not list: enough only where the API server streams lists (WatchList)", watch.Grant!.Place);
        }

        if (list.Answer == Answer.No && pair.Server.Spec.Has("serviceAccountName") && !pair.Cluster.Permissions.Has(account))
        {
            return Step.Unknown(Link.Permission, $"neither {account} nor a binding of it is in the set; it would have to be allowed to list and watch {what}", ServerPlace(pair));
        }

        if (list.Answer == Answer.No || (watch.Answer == Answer.No && !canStream))
        {
            return Step.No(Link.Permission, $"nothing grants {account} to list and watch {(group.Length == 0 ? "" : group + "/")}{what}", ServerPlace(pair));
        }

        var missing = list.MissingRoles.Union(watch.MissingRoles, StringComparer.Ordinal);
        return Step.Unknown(Link.Permission, $"{string.Join(", ", missing)} is not in the set and would have to let {account} list and watch {what}", ServerPlace(pair));
    }

    private static YamlNode? ServerPlace(ScrapePair pair) => pair.Server.Spec["serviceAccountName"] ?? pair.Server.Object.Node;
}

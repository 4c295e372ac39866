using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Checks.Objects.Contents;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>The folders that Grafana's providers read are there, and the dashboards that are mounted are read.</summary>
/// <remarks>https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards</remarks>
internal sealed class UnmountedDashboards : IObjectCheck
{
    private const string Providers = "/provisioning/dashboards";

    /// <summary>Dashboards that are not read.</summary>
    public static readonly DiagnosticCode Unmounted = new(
        "MM4811",
        "dashboards that Grafana does not read",
        "A provider of Grafana reads dashboards from a folder. If no volume is mounted there, Grafana logs an error every few seconds and shows no dashboard; "
        + "if ConfigMaps with dashboards are mounted where no provider reads, they do not show up either.",
        new("provider 'team' of Deployment monitoring/grafana reads /dashboards/team, where nothing is mounted"),
        "Mount the dashboards at the path of the provider, or correct its path.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Unmounted;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        foreach (var pods in set.Cluster.Pods)
        {
            foreach (var container in pods.Spec.Mappings("containers"))
            {
                foreach (var fault in FaultsOf(pods, container, set.Cluster.Objects))
                {
                    yield return fault;
                }
            }
        }
    }

    private static IEnumerable<ObjectFault> FaultsOf(PodGroup pods, ObjectFields container, ClusterObjects cluster)
    {
        var mounts = container.Mappings("volumeMounts").Where(mount => mount.Text("mountPath") is not null).ToArray();
        if (mounts.FirstOrDefault(IsProvisioning) is not { Exists: true } provisioning
            || Sources(pods, provisioning, cluster) is not { Length: > 0 } sources)
        {
            yield break;
        }

        var read = new List<string>();
        foreach (var (source, content) in sources.SelectMany(source => KeyContent.All(source, IsYaml).Select(content => (source, content))))
        {
            foreach (var provider in new ObjectFields(content.Root).Mappings("providers"))
            {
                if (provider.TextOr("type", "file") != "file" || provider.Fields("options").Text("path") is not { Length: > 0 } path || path.Contains('$', StringComparison.Ordinal))
                {
                    continue;
                }

                read.Add(Normal(path));
                if (!mounts.Any(mount => Contains(PathOf(mount), Normal(path)) || Contains(Normal(path), PathOf(mount))))
                {
                    yield return new(source, content.PlaceOf(provider.Fields("options")["path"]), $"provider '{provider.Text("name")}' of {pods} reads {path}, where nothing is mounted") { Subject = path };
                }
            }
        }

        foreach (var mount in read.Count == 0 ? [] : mounts)
        {
            if (PathOf(mount).Contains("dashboard", StringComparison.OrdinalIgnoreCase) && !Contains(PathOf(mount), PathOf(provisioning)) && HoldsDashboards(pods, mount)
                && !read.Any(path => Contains(path, PathOf(mount)) || Contains(PathOf(mount), path)))
            {
                yield return new(pods.Owner, mount["mountPath"]!.Location, $"no provider of {pods} reads {PathOf(mount)}, where dashboards are mounted; they read {string.Join(", ", read)}") { Subject = PathOf(mount) };
            }
        }
    }

    private static ImmutableArray<ClusterObject> Sources(PodGroup pods, ObjectFields mount, ClusterObjects cluster)
    {
        var volume = VolumeOf(pods, mount);
        var found = ImmutableArray.CreateBuilder<ClusterObject>();
        Add("ConfigMap", volume.Fields("configMap").Text("name"));
        Add("Secret", volume.Fields("secret").Text("secretName"));
        foreach (var source in volume.Fields("projected").Mappings("sources"))
        {
            Add("ConfigMap", source.Fields("configMap").Text("name"));
            Add("Secret", source.Fields("secret").Text("name"));
        }

        return found.DrainToImmutable();

        void Add(string kind, string? name)
        {
            if (name is not null && cluster.Find(new ObjectReference("", kind, pods.Namespace, name)) is { } source)
            {
                found.Add(source);
            }
        }
    }

    private static bool HoldsDashboards(PodGroup pods, ObjectFields mount) => VolumeOf(pods, mount) is var volume && (volume.Has("configMap") || volume.Has("projected"));

    private static ObjectFields VolumeOf(PodGroup pods, ObjectFields mount)
    {
        foreach (var volume in pods.Spec.Mappings("volumes"))
        {
            if (volume.Text("name") == mount.Text("name"))
            {
                return volume;
            }
        }

        return default;
    }

    // One file of them, too: the chart of Grafana mounts it by its subPath.
    private static bool IsProvisioning(ObjectFields mount) =>
        PathOf(mount).EndsWith(Providers, StringComparison.Ordinal) || (mount.Has("subPath") && PathOf(mount).Contains(Providers + "/", StringComparison.Ordinal));

    private static bool IsYaml(string key) => key.EndsWith(".yaml", StringComparison.Ordinal) || key.EndsWith(".yml", StringComparison.Ordinal);

    private static string PathOf(ObjectFields mount) => Normal(mount.Text("mountPath")!);

    private static string Normal(string path) => path.TrimEnd('/');

    private static bool Contains(string folder, string path) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Building.Dashboards;

/// <summary>Mounts dashboards into the Grafana of a set, where its provider reads them.</summary>
internal static class DashboardMounts
{
    private const string Folder = "/grafana-dashboard-definitions/0";
    private const string EmptyFolder = "grafana-dashboard-definitions";

    /// <summary>The files, with what Grafana needs to find the dashboards. Without any, the folder of its provider is there and empty, since it logs an error every few seconds otherwise.</summary>
    /// <param name="manifests">The files.</param>
    /// <param name="dashboards">The dashboards.</param>
    /// <param name="configuration">How they are delivered.</param>
    public static IEnumerable<Manifest> Add(ImmutableArray<Manifest> manifests, ImmutableArray<BuiltDashboard> dashboards, ManifestsConfiguration configuration)
    {
        var mounted = configuration.KubePrometheus.Dashboards.Delivery.Value == DashboardDelivery.Mounted ? dashboards : [];
        foreach (var manifest in manifests)
        {
            var changed = manifest;
            for (var i = 0; manifest is { IsOfStack: true, Content: null } && i < manifest.Objects.Length; i++)
            {
                if (manifest.Objects[i] is { Reference: { Kind: "Deployment", Name: "grafana" } } grafana && Mount(grafana.Node, mounted) is var node && !ReferenceEquals(node, grafana.Node))
                {
                    changed = changed with { Objects = changed.Objects.SetItem(i, grafana.With(node)) };
                }
            }

            yield return changed;
        }
    }

    private static YamlMapping Mount(YamlMapping deployment, ImmutableArray<BuiltDashboard> dashboards)
    {
        if (deployment.At("spec", "template", "spec") is not YamlMapping spec || spec["volumes"] is not YamlSequence volumes
            || spec["containers"] is not YamlSequence containers || IndexOf(containers, "name", "grafana") is not (>= 0 and var at)
            || ((YamlMapping)containers.Items[at])["volumeMounts"] is not YamlSequence mounts)
        {
            return deployment;
        }

        var (moreVolumes, moreMounts) = (volumes.Items.ToBuilder(), mounts.Items.ToBuilder());
        foreach (var dashboard in dashboards)
        {
            var name = BuiltDashboards.ObjectNameOf(dashboard.Name);
            if (IndexOf(volumes, "name", name) < 0)
            {
                moreMounts.Add(Map(("name", Quoted(name)), ("mountPath", Quoted($"{Folder}/{dashboard.Name}"))));
                moreVolumes.Add(Map(("name", Quoted(name)), ("configMap", Map(("name", Quoted(name))))));
            }
        }

        if (dashboards.IsEmpty && !IsMounted(mounts))
        {
            moreMounts.Add(Map(("name", Quoted(EmptyFolder)), ("mountPath", Quoted(Folder))));
            moreVolumes.Add(Map(("name", Quoted(EmptyFolder)), ("emptyDir", YamlMapping.Empty)));
        }

        if (moreVolumes.Count == volumes.Items.Length)
        {
            return deployment;
        }

        var container = ((YamlMapping)containers.Items[at]).With("volumeMounts", new YamlSequence(moreMounts.ToImmutable(), mounts.Location));
        return deployment
            .Set(["spec", "template", "spec", "containers"], new YamlSequence(containers.Items.SetItem(at, container), containers.Location))
            .Set(["spec", "template", "spec", "volumes"], new YamlSequence(moreVolumes.ToImmutable(), volumes.Location));
    }

    private static bool IsMounted(YamlSequence mounts)
    {
        foreach (var mount in mounts.Items)
        {
            if ((mount as YamlMapping)?["mountPath"] is YamlScalar path && (path.Value == Folder || path.Value.StartsWith(Folder + "/", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOf(YamlSequence list, string key, string value)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if ((list.Items[i] as YamlMapping)?[key] is YamlScalar found && found.Value == value)
            {
                return i;
            }
        }

        return -1;
    }
}

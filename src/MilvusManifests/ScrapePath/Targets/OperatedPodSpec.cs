using System.Collections.Immutable;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Targets;

/// <summary>The specs of pods as they are created: what the Prometheus operator adds to the spec of its objects counts as well.</summary>
/// <remarks>prometheus-operator pkg/prometheus/server/statefulset.go, pkg/alertmanager/statefulset.go, pkg/thanos/statefulset.go and pkg/operator/config_reloader.go</remarks>
internal static class OperatedPodSpec
{
    // The operator requests this much for an Alertmanager or ThanosRuler that requests nothing itself.
    private const string DefaultMemory = "200Mi";
    private const string Reloader = "config-reloader";

    /// <summary>The spec of pods; without a mapping if it is not known.</summary>
    /// <param name="pods">The pods.</param>
    /// <param name="program">The operator that makes them, if they are its own; null for one that is not in the set.</param>
    public static ObjectFields Of(PodGroup pods, PrometheusOperator? program)
    {
        if (pods.Owner.Reference.Group != ScrapeMonitor.Group || pods.Spec.Node is not { } spec)
        {
            return pods.Spec;
        }

        var kind = pods.Owner.Reference.Kind;
        var main = kind switch { "Alertmanager" => "alertmanager", "ThanosRuler" => "thanos-ruler", _ => "prometheus" };
        var containers = new List<YamlMapping>
        {
            Container(main, ImageOf(pods.Spec), ResourcesOf(pods.Spec, kind), spec),
            Container(Reloader, null, ReloaderResources(program), spec),
        };
        if (kind == "Prometheus" && pods.Spec.Fields("thanos") is { Exists: true } thanos)
        {
            containers.Add(Container("thanos-sidecar", ImageOf(thanos), thanos["resources"], thanos.Node!));
        }

        List<YamlMapping> initial = kind == "ThanosRuler" ? [] : [Container($"init-{Reloader}", null, ReloaderResources(program), spec)];
        return new(spec.Without("resources").With("containers", Merge(containers, pods.Spec.Items("containers"))).With("initContainers", Merge(initial, pods.Spec.Items("initContainers"))));
    }

    /// <summary>The image of the program of an object, as it is written: the whole of it, or the digest or tag that is added to a name; null for the operator's default.</summary>
    /// <remarks>prometheus-operator pkg/operator/image.go: BuildImagePath</remarks>
    public static YamlScalar? ImageOf(ObjectFields spec)
    {
        if (spec["image"] is YamlScalar { Value: var image } given && !string.IsNullOrWhiteSpace(image))
        {
            return given;
        }

        if (spec["baseImage"] is YamlScalar { Value.Length: > 0 } named && ImageReference.Parse(named.Value) is { Tag: not null } or { Digest: not null })
        {
            return named;
        }

        return spec["sha"] is YamlScalar { Value.Length: > 0 } || spec["tag"] is not YamlScalar { Value.Length: > 0 } tag
            ? null
            : YamlScalar.String($"{(spec["baseImage"] as YamlScalar)?.Value ?? "prometheus"}:{tag.Value}", tag.Location);
    }

    private static YamlNode? ResourcesOf(ObjectFields spec, string kind)
    {
        if (kind is "Prometheus" or "PrometheusAgent" || spec.Fields("resources").Fields("requests").Has("memory"))
        {
            return spec["resources"];
        }

        return (spec["resources"] as YamlMapping ?? new YamlMapping([], spec.Node?.Location)).Set(["requests", "memory"], Nodes.Text(DefaultMemory));
    }

    // An option of 0 means that nothing is requested.
    private static YamlMapping ReloaderResources(PrometheusOperator? program)
    {
        var requests = YamlMapping.Empty;
        foreach (var (option, resource) in (ReadOnlySpan<(string, string)>)[("config-reloader-cpu", "cpu"), ("config-reloader-memory", "memory")])
        {
            if (program?.Arguments.Values.GetValueOrDefault($"{option}-request")?.Value != "0" || program.Arguments.Values.GetValueOrDefault($"{option}-limit")?.Value is not (null or "0"))
            {
                requests = requests.With(resource, Nodes.Text("1"));
            }
        }

        return Nodes.Map(("requests", requests));
    }

    private static YamlMapping Container(string name, YamlScalar? image, YamlNode? resources, YamlMapping place)
    {
        var container = new YamlMapping([], resources?.Location ?? place.Location).With("name", Nodes.Text(name)).With("securityContext", Nodes.Map(
            ("allowPrivilegeEscalation", Flag(false)),
            ("readOnlyRootFilesystem", Flag(true)),
            ("capabilities", Nodes.Map(("drop", Nodes.Texts("ALL"))))));
        container = image is null ? container : container.With("image", image);
        return resources is null ? container : container.With("resources", resources);
    }

    private static YamlScalar Flag(bool value) => new(value ? "true" : "false", YamlScalarStyle.Plain, YamlScalarKind.Boolean);

    // What an object says of a container of the operator's is merged into it; its other containers are added.
    private static YamlSequence Merge(List<YamlMapping> made, ImmutableArray<YamlNode> given)
    {
        var merged = ImmutableArray.CreateBuilder<YamlNode>(made.Count + given.Length);
        merged.AddRange(made);
        foreach (var node in given)
        {
            if (node is not YamlMapping own)
            {
                continue;
            }

            var at = made.FindIndex(container => container["name"] is YamlScalar name && name.Value == (own["name"] as YamlScalar)?.Value);
            if (at < 0)
            {
                merged.Add(own);
            }
            else
            {
                merged[at] = Merge(made[at], own);
            }
        }

        return new(merged.DrainToImmutable());
    }

    private static YamlMapping Merge(YamlMapping under, YamlMapping over)
    {
        var merged = new YamlMapping(under.Entries, over.Location ?? under.Location);
        foreach (var (key, value) in over.Entries)
        {
            merged = merged.With(key.Value, value is YamlMapping map && merged[key.Value] is YamlMapping below ? Merge(below, map) : value);
        }

        return merged;
    }
}

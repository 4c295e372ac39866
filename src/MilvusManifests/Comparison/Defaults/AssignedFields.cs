using MilvusManifests.Building;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>What a cluster assigns to an object whose manifest leaves it out: addresses and ports of Services, volumes of claims, selectors of Jobs, aggregated rules.</summary>
internal static class AssignedFields
{
    private const string Headless = "None";
    private const string RbacGroup = "rbac.authorization.k8s.io";

    private static readonly string[] OfServices = ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "healthCheckNodePort"];
    private static readonly string[] OfJobs = ["batch.kubernetes.io/job-name", "batch.kubernetes.io/controller-uid", "job-name", "controller-uid"];

    /// <summary>An object of a cluster without what the cluster assigned to it and another form of it leaves out.</summary>
    /// <param name="reference">The object.</param>
    /// <param name="live">Its form in the cluster.</param>
    /// <param name="other">Its other form.</param>
    public static YamlMapping Without(ObjectReference reference, YamlMapping live, YamlMapping other)
    {
        if (reference is { Group: RbacGroup, Kind: "ClusterRole" } && live["aggregationRule"] is YamlMapping && other["rules"] is not YamlSequence { Items.Length: > 0 })
        {
            return live.Without("rules");
        }

        if (live["spec"] is not YamlMapping spec)
        {
            return live;
        }

        var asked = other["spec"] as YamlMapping ?? YamlMapping.Empty;
        var rest = (reference.Group, reference.Kind) switch
        {
            ("", "Service") => OfService(spec, asked),
            ("", "PersistentVolumeClaim") => WithoutAbsent(spec, asked, ["volumeName", "storageClassName"]),
            ("", "PersistentVolume") => WithoutAbsent(spec, asked, ["claimRef"]),
            ("batch", "Job") => asked["selector"] is null ? OfJob(spec) : spec,
            _ => spec,
        };
        return ReferenceEquals(rest, spec) ? live : live.With("spec", rest);
    }

    private static YamlMapping OfService(YamlMapping spec, YamlMapping asked)
    {
        // A headless Service is asked for, never assigned.
        var isHeadless = spec["clusterIP"] is YamlScalar { Value: Headless };
        spec = WithoutAbsent(spec, asked, isHeadless && asked["clusterIP"] is null ? OfServices.AsSpan(2) : OfServices);
        return spec["ports"] is YamlSequence ports
            && ports.WithItems(port => port is YamlMapping known && !HasNodePort(asked, known["name"]) ? known.Without("nodePort") : port) is var rest
            && !ReferenceEquals(rest, ports) ? spec.With("ports", rest) : spec;
    }

    private static bool HasNodePort(YamlMapping asked, YamlNode? name) => (asked["ports"] as YamlSequence)?.Items.OfType<YamlMapping>()
        .Any(port => port["nodePort"] is not null && (port["name"] as YamlScalar)?.Value == (name as YamlScalar)?.Value) == true;

    private static YamlMapping OfJob(YamlMapping spec)
    {
        spec = spec.Without("selector");
        if (spec["template"] is not YamlMapping template || template["metadata"] is not YamlMapping metadata || metadata["labels"] is not YamlMapping labels)
        {
            return spec;
        }

        foreach (var label in OfJobs)
        {
            labels = labels.Without(label);
        }

        metadata = labels.Entries.IsEmpty ? metadata.Without("labels") : metadata.With("labels", labels);
        return spec.With("template", metadata.Entries.IsEmpty ? template.Without("metadata") : template.With("metadata", metadata));
    }

    private static YamlMapping WithoutAbsent(YamlMapping spec, YamlMapping asked, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            spec = asked[field] is null ? spec.Without(field) : spec;
        }

        return spec;
    }
}

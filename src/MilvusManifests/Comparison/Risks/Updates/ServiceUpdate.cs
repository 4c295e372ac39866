using MilvusManifests.Comparison.Fields;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Risks.Updates;

/// <summary>
/// What the API server makes of an update of a Service. What the new form leaves out it keeps: cluster IPs, node ports and the port of health checks. What it has it must not
/// change, unless the Service is or becomes an ExternalName.
/// </summary>
internal static class ServiceUpdate
{
    private const string Headless = "None";
    private const string Assigned = "the API server rejects this change unless the Service already has this address: delete the object, then apply";

    /// <summary>Why the change of a field is rejected; null where it is accepted.</summary>
    /// <param name="old">The Service.</param>
    /// <param name="fresh">Its new form.</param>
    /// <param name="shape">The field.</param>
    public static string? WhyRejected(YamlMapping old, YamlMapping fresh, string shape)
    {
        var (before, after) = (Spec(old), Spec(fresh));
        if (Type(before) == "ExternalName" || Type(after) == "ExternalName")
        {
            return null;
        }

        return shape switch
        {
            "spec.loadBalancerClass" => Type(before) == "LoadBalancer" && Type(after) == "LoadBalancer" ? ImmutableFieldRisks.Recreate : null,
            "spec.clusterIP" => WhyAddressRejected(before, after),
            _ when ImmutableFieldRisks.IsBelow(shape, "spec.clusterIPs") => Text(before["clusterIP"]) == Text(after["clusterIP"]) ? WhyAddressRejected(before, after) : null,
            _ when ImmutableFieldRisks.IsBelow(shape, "spec.ipFamilies") =>
                First(before["ipFamilies"]) is { } was && First(after["ipFamilies"]) is { } becomes && was != becomes ? ImmutableFieldRisks.Recreate : null,
            _ => null,
        };
    }

    /// <summary>Whether a Service keeps the node port that its new form leaves out.</summary>
    public static bool Keeps(ObjectChange change, LeafChange value) =>
        change is { Reference: { Group: "", Kind: "Service" }, New: not null } && value is { Shape: "spec.ports[].nodePort", New: null, IsPart: false }
        && Type(Spec(change.New.Node)) is "NodePort" or "LoadBalancer";

    private static string? WhyAddressRejected(YamlMapping before, YamlMapping after) => (Address(before), Address(after)) switch
    {
        (_, null) => null,
        (null, Headless) => ImmutableFieldRisks.Recreate,
        (null, _) => Assigned,
        var (was, becomes) => was == becomes ? null : ImmutableFieldRisks.Recreate,
    };

    private static string? Address(YamlMapping spec) => Text(spec["clusterIP"]) is { Length: > 0 } address ? address : First(spec["clusterIPs"]);

    private static YamlMapping Spec(YamlMapping service) => service["spec"] as YamlMapping ?? YamlMapping.Empty;

    private static string Type(YamlMapping spec) => Text(spec["type"]) ?? "ClusterIP";

    private static string? First(YamlNode? list) => list is YamlSequence { Items: [var first, ..] } ? Text(first) : null;

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Value;
}

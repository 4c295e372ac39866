using MilvusManifests.Building;
using MilvusManifests.Checks.Objects.References;
using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>Every object that another one needs is there, with the key or the port that is named.</summary>
internal sealed class DanglingReferences : IObjectCheck
{
    /// <summary>What is named and is not there.</summary>
    public static readonly DiagnosticCode Dangling = new(
        "MM4810",
        "reference to what is not there",
        "A pod does not start without the ServiceAccount, ConfigMap, Secret, volume or key that it names, and a Service, an Ingress or an APIService leads nowhere without its port. "
        + "The API server accepts all of them. What is missing in a namespace that the set creates is a warning, a key or port that an object of the set lacks too; "
        + "a Secret, and anything in other namespaces, may be made by somebody else: that it has to be there before is only information.",
        new("Deployment shop/web mounts ConfigMap shop/settings, which the set does not have", "volumes:\n  - name: settings\n    configMap: {name: settings}"),
        "Correct the name, or add the object to the set; if something else makes it, suppress the finding with what does as the reason.");

    // Of more, a name that is near to another one says little, and takes long to find.
    private const int MostCandidates = 200;

    /// <inheritdoc/>
    public DiagnosticCode Code => Dangling;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        var cluster = set.Cluster.Objects;
        var known = new KnownObjects(cluster);
        // What the catalogue knows of Milvus is not in the set.
        var pods = set.Cluster.Pods.Where(group => cluster.Find(group.Owner.Reference) is not null);
        return pods.SelectMany(PodUses.Of).Concat(OperatorUses.Of(cluster)).Concat(ServiceUses.Of(cluster)).Select(use => FaultOf(use, set, known)).OfType<ObjectFault>()
            .Concat(set.Cluster.Services.SelectMany(service => TargetPorts(service, set)));
    }

    private static ObjectFault? FaultOf(ObjectUse use, CheckedObjects set, KnownObjects known)
    {
        var cluster = set.Cluster.Objects;
        if (cluster.Find(new ObjectReference(use.Group, use.Kind, use.Namespace, use.Name.Value)) is { } found)
        {
            return use.Key is not null ? KeyFault(use, found) : use.Port is not null ? PortFault(use, set) : null;
        }

        // A Service that the cluster or the catalogue has is there, and so is the account of a Prometheus that the configuration leaves to others.
        if (known.Has(use) || IsOfLeftOut(use, set) || (use.Kind == "Service" && set.Cluster.Services.Any(service => service.Object.Namespace == use.Namespace && service.Object.Name == use.Name.Value)))
        {
            return null;
        }

        var what = $"{use.User} {use.Purpose} {use.Kind} {(use.Namespace.Length == 0 ? "" : use.Namespace + "/")}{use.Name.Value}, which the set does not have";
        var isOwn = use.Kind != "Secret" && use.Namespace.Length > 0 && set.Owns(use.Namespace);
        var elsewhere = cluster.Of(use.Group, use.Kind).FirstOrDefault(other => other.Name == use.Name.Value && use.Namespace.Length > 0);
        if (elsewhere is not null && elsewhere.Fields.Fields("metadata").IsEmpty("namespace"))
        {
            // Whoever applies it says which namespace it is in, as Helm does.
            return null;
        }

        var named = cluster.Of(use.Group, use.Kind);
        var likely = named.Length > MostCandidates ? null : Suggestion.For(use.Name.Value, named.Where(other => other.Namespace == use.Namespace).Select(other => other.Name));
        return new ObjectFault(use.User, use.Name.Location, what + (elsewhere is not null ? $": it has one in {elsewhere.Namespace}" : likely is not null ? $"; {Suggestion.Lead} '{likely}'?" : ""))
        {
            Severity = isOwn || elsewhere is not null || likely is not null ? null : Severity.Information,
            Subject = $"{use.Kind}/{use.Name.Value}",
        };
    }

    private static bool IsOfLeftOut(ObjectUse use, CheckedObjects set) =>
        use.Kind == "ServiceAccount" && use.Namespace == set.StackNamespace && use.Name.Value == set.StackAccount && set.LeftOut.Contains("prometheus");

    private static ObjectFault? KeyFault(ObjectUse use, ClusterObject found)
    {
        var (name, fields) = (use.Key!.Value, use.Kind == "Secret" ? (string[])["data", "stringData"] : ["data", "binaryData"]);
        var keys = fields.SelectMany(field => found.Fields.Entries(field)).Select(entry => entry.Key.Value).Distinct(StringComparer.Ordinal).ToArray();
        // Nobody writes an object without keys but for somebody else to fill in.
        return keys.Length == 0 || keys.Contains(name, StringComparer.Ordinal) ? null : new ObjectFault(
            use.User,
            use.Key.Location,
            $"{use.User} {use.Purpose} the key {ValueText.Quote(name)} of {found}, which has {ValueText.Choice([.. keys.Select(ValueText.Quote)], "and")}")
        { Subject = $"{use.Kind}/{use.Name.Value}" };
    }

    private static ObjectFault? PortFault(ObjectUse use, CheckedObjects set)
    {
        var service = set.Cluster.Services.First(candidate => candidate.Object.Namespace == use.Namespace && candidate.Object.Name == use.Name.Value);
        var port = use.Port!.Value;
        return service.Ports.IsEmpty || service.Ports.Any(candidate => candidate.Name == port || candidate.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == port) ? null : new ObjectFault(
            use.User,
            use.Port.Location,
            $"{use.User} {use.Purpose} port {port} of {service.Object}, which has {Ports(service)}")
        { Subject = $"{use.Kind}/{use.Name.Value}" };
    }

    // A number leads to whatever listens there; a name has to be that of a container's port.
    private static IEnumerable<ObjectFault> TargetPorts(ServiceView service, CheckedObjects set)
    {
        if (service.Selector is null || set.Cluster.Objects.Find(service.Object.Reference) is null)
        {
            yield break;
        }

        var pods = service.PodsAmong(set.Cluster.Pods).ToArray();
        foreach (var port in pods.Length == 0 ? [] : service.Ports)
        {
            if (!port.HasNumber && !pods.Any(group => port.PortOf(group) is not null))
            {
                var written = service.Object.Spec.Mappings("ports").First(candidate => (candidate["targetPort"] as Yaml.YamlScalar)?.Value == port.Target)["targetPort"]!;
                var names = pods.SelectMany(group => group.Ports).Where(candidate => candidate.Name.Length > 0).Select(candidate => candidate.Name).Distinct(StringComparer.Ordinal).ToArray();
                yield return new(
                    service.Object,
                    written.Location,
                    $"port {port.Number} of {service.Object} leads to the port {ValueText.Quote(port.Target)} of {string.Join(", ", pods.Select(group => group.ToString()))}, which {(pods.Length == 1 ? "has" : "have")} {(names.Length == 0 ? "no named ports" : ValueText.Choice([.. names.Select(ValueText.Quote)], "and"))}")
                { Subject = port.Target };
            }
        }
    }

    private static string Ports(ServiceView service) =>
        ValueText.Choice([.. service.Ports.Select(port => port.Name.Length == 0 ? FormattableString.Invariant($"{port.Number}") : FormattableString.Invariant($"{port.Name} ({port.Number})"))], "and");
}

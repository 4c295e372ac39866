using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Access;

/// <summary>The shape of section <c>access</c> and its binding.</summary>
internal static class AccessShape
{
    private const string Forwarded = "portForward";

    private static readonly PropertyShape<string> Host = Property.Text("host", DnsSubdomain.Syntax, "The host name.") with { IsRequired = true };

    private static readonly PropertyShape<string> TlsSecret =
        Property.Text("tlsSecret", DnsSubdomain.Syntax, "The Secret with the certificate of the host, in the stack's namespace.") with { Absent = "no TLS" };

    private static readonly PropertyShape Annotations =
        new("annotations", new MapShape(LabelKey.Syntax, new StringShape()), "Annotations, by which most controllers are configured: authentication, redirects, certificates.") { Default = YamlMapping.Empty };

    private static readonly PropertyShape Filters =
        new("filters", new SequenceShape(new AnyShape()), "Filters of its rule, as in an HTTPRoute, such as the extension by which the gateway asks for a login.") { Default = YamlSequence.Empty };

    private static readonly PropertyShape<string> ClassName =
        Property.Text("className", DnsSubdomain.Syntax, "The IngressClass.") with { Absent = "the cluster's default" };

    private static readonly PropertyShape<string> ParentName = Property.Text("name", DnsSubdomain.Syntax, "The Gateway.") with { IsRequired = true };

    private static readonly PropertyShape ParentRefs = new(
        "parentRefs",
        new SequenceShape(new MappingShape(
            ParentName,
            Property.Text("namespace", DnsLabel.Existing, "Its namespace.") with { Absent = "the stack's namespace" },
            Property.Text("sectionName", DnsSubdomain.Syntax, "The listener.") with { Absent = "every listener that accepts the route" })
        {
            IsVerbatim = true,
        }),
        "The Gateways that the routes attach to.")
    { IsRequired = true };

    private static readonly PropertyShape<string> ControllerNamespace =
        Property.Text("namespace", DnsLabel.Existing, "The namespace of the pods that forward requests.") with { IsRequired = true };

    private static readonly PropertyShape ControllerLabels =
        new("podLabels", new MapShape(LabelKey.Syntax, new StringShape(LabelValue.Syntax)), "The labels of these pods.") { Default = YamlMapping.Empty };

    private static readonly PropertyShape Controller = new("controller", new MappingShape(ControllerNamespace, ControllerLabels),
        "Whose requests a NetworkPolicy lets in, since those of kube-prometheus let nobody in from outside.")
    { IsRequired = true };

    private static readonly PropertyShape<bool> Authentication = Property.Choice(
        "authentication",
        "Whether something outside the set asks for a login, such as a policy of the gateway: Prometheus and Alertmanager have none of their own.",
        ("none", false), ("elsewhere", true)) with
    { Default = Quoted("none") };

    private static readonly ImmutableArray<PropertyShape> OfIngress = Services(new MappingShape(Host, TlsSecret, Annotations), "its Ingress");

    private static readonly ImmutableArray<PropertyShape> OfGateway = Services(new MappingShape(Host, Filters), "its HTTPRoute");

    private static readonly PropertyShape Ingress = new("ingress", new MappingShape([ClassName, Annotations, Controller, Authentication, .. OfIngress]), "An Ingress for each program.");

    private static readonly PropertyShape Gateway = new("gateway", new MappingShape([ParentRefs, Controller, Authentication, .. OfGateway]), "An HTTPRoute of Gateway API for each program.");

    /// <summary>The key.</summary>
    public static PropertyShape Key { get; } = new(
        "access",
        new ChoiceOrMappingShape(new ChoiceShape(Forwarded), new MappingShape(Ingress, Gateway) { Rules = [new ExactlyOne(Ingress.Name, Gateway.Name)] }),
        "How Grafana, Prometheus and Alertmanager are reached: by forwarding a port, for which nothing is written, or at host names. docs/access.md describes it.")
    { Default = Quoted(Forwarded) };

    /// <summary>The access of a node to which the shape was applied.</summary>
    public static AccessConfiguration Bind(BoundNode access) => access.Members.IsEmpty ? new() { Kind = AccessKind.PortForward, KeyLocation = access.KeyLocation }
        : access[Ingress] is { IsWritten: true } ingress ? new()
        {
            Kind = AccessKind.Ingress,
            KeyLocation = access.KeyLocation,
            ClassName = ingress.Find(ClassName),
            ControllerNamespace = ingress[Controller].Get(ControllerNamespace),
            ControllerLabels = ingress[Controller][ControllerLabels].Mapping,
            IsAuthenticatedElsewhere = IsElsewhere(ingress),
            Services = [.. Written(OfIngress, ingress).Select(one => new ExposedService(one.Service, one.Bound.Get(Host))
            {
                TlsSecret = one.Bound.Find(TlsSecret),
                Annotations = ingress[Annotations].Mapping.MergedWith(one.Bound[Annotations].Mapping),
                IsGuarded = !one.Bound[Annotations].Mapping.Entries.IsEmpty,
            })],
        }
        : access[Gateway] is { IsWritten: true } gateway ? new()
        {
            Kind = AccessKind.Gateway,
            KeyLocation = access.KeyLocation,
            ParentRefs = gateway[ParentRefs].Node as YamlSequence ?? YamlSequence.Empty,
            ControllerNamespace = gateway[Controller].Get(ControllerNamespace),
            ControllerLabels = gateway[Controller][ControllerLabels].Mapping,
            IsAuthenticatedElsewhere = IsElsewhere(gateway),
            Services = [.. Written(OfGateway, gateway).Select(one => new ExposedService(one.Service, one.Bound.Get(Host))
            {
                Filters = one.Bound[Filters].Node as YamlSequence ?? YamlSequence.Empty,
                IsGuarded = !one.Bound[Filters].Items.IsEmpty,
            })],
        }
        : new() { Kind = AccessKind.PortForward, KeyLocation = access.KeyLocation };

    private static bool IsElsewhere(BoundNode way) => way.Get(Authentication) is { IsValid: true, Value: true };

    private static IEnumerable<(StackService Service, BoundNode Bound)> Written(ImmutableArray<PropertyShape> keys, BoundNode way) =>
        StackService.All.Zip(keys, (service, key) => (service, way[key])).Where(pair => pair.Item2.IsWritten);

    private static ImmutableArray<PropertyShape> Services(MappingShape shape, string written) =>
        [.. StackService.All.Select(service => new PropertyShape(service.Component, shape, $"{(service == StackService.Grafana ? "Grafana" : service == StackService.Prometheus ? "Prometheus" : "Alertmanager")}: the host and more of {written}."))];
}

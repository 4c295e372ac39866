using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Networking;

/// <summary>The rules of Ingresses.</summary>
internal static class IngressRules
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    private static readonly ImmutableArray<string> InvalidSequences = ["//", "/./", "/../", "%2f", "%2F"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(["networking.v1.Ingress"], "ingress-rules", "networking/validation: ValidateIngressSpec", CheckRules),
        new(["networking.v1.Ingress"], "ingress-class-annotation", "networking/validation: ValidateIngressCreate", CheckClassAnnotation),
        new(["networking.v1.IngressSpec"], "ingress-class-name", "networking/validation: ValidateIngressSpec", (spec, found) => found.CheckSyntax(spec, "ingressClassName", DnsSubdomain.Existing)),
        new(["networking.v1.IngressRule"], "ingress-host", "networking/validation: validateIngressRules", (rule, found) => found.CheckText(rule, "host", NameFaults.WildcardHost)),
        new(["networking.v1.IngressRule"], "ingress-host-address", "networking/validation: validateIngressRules", CheckHostIsName),
        new(["networking.v1.HTTPIngressRuleValue"], "ingress-paths", "networking/validation: validateHTTPIngressRuleValue", (http, found) => found.CheckRequired(http, "paths")),
        new(["networking.v1.HTTPIngressPath"], "ingress-path-absolute", "networking/validation: validateHTTPIngressPath", CheckPathIsAbsolute),
        new(["networking.v1.HTTPIngressPath"], "ingress-path-segments", "networking/validation: validateHTTPIngressPath", CheckPathSegments),
        new(["networking.v1.IngressBackend"], "ingress-backend", "networking/validation: validateIngressBackend", (backend, found) => found.CheckExactlyOne(backend, "service", "resource")),
        new(["networking.v1.IngressBackend"], "ingress-backend-port", "networking/validation: validateIngressBackend", CheckPort),
        new(["networking.v1.IngressBackend"], "ingress-backend-resource", "networking/validation: validateIngressTypedLocalObjectReference", CheckResource),
        new(["networking.v1.IngressServiceBackend"], "ingress-service-name", "networking/validation: validateIngressBackend", (service, found) => found.CheckSyntax(service, "name", DnsLabel.Existing)),
        new(["networking.v1.IngressServiceBackend"], "ingress-service-name-letter", "networking/validation: validateIngressBackend", CheckServiceNameStartsWithLetter) { Until = 35 },
        new(["networking.v1.ServiceBackendPort"], "ingress-port-number", "networking/validation: validateIngressBackend", CheckPortNumber),
        new(["networking.v1.ServiceBackendPort"], "ingress-port-name", "networking/validation: validateIngressBackend", (port, found) => found.CheckText(port, "name", Faults.PortName)),
        new(["networking.v1.IngressTLS"], "ingress-tls-hosts", "networking/validation: validateIngressTLS", CheckTlsHosts),
        new(["networking.v1.IngressTLS"], "ingress-tls-secret", "networking/validation: validateIngressTLS", (tls, found) => found.CheckSyntax(tls, "secretName", DnsSubdomain.Existing)),
    ];

    private static void CheckRules(ObjectFields ingress, RuleViolations found)
    {
        var spec = ingress.Fields("spec");
        if (!ingress.Has("spec"))
        {
            found.CheckRequired(ingress, "spec");
        }
        else if (spec.Exists && spec.IsEmpty("rules") && !spec.Has("defaultBackend"))
        {
            found.Explain(spec.Node!, "one of 'rules' and 'defaultBackend' is required");
        }
    }

    private static void CheckClassAnnotation(ObjectFields ingress, RuleViolations found)
    {
        if (ingress.Fields("metadata").Fields("annotations").Scalar(ClassAnnotation) is { } annotation
            && ingress.Fields("spec").Text("ingressClassName") is { } name && annotation.Value != name)
        {
            found.Explain(annotation, $"{ValueText.Of(annotation)} differs from spec.ingressClassName {ValueText.Quote(name)}; remove the annotation");
        }
    }

    private static void CheckHostIsName(ObjectFields rule, RuleViolations found)
    {
        if (rule.Scalar("host") is { } host && Faults.ParseAddress(host.Value) is not null && NameFaults.WildcardHost(host.Value) is null)
        {
            found.Add(host, $"must be a host name, not the IP address {ValueText.Of(host)}");
        }
    }

    private static void CheckPathIsAbsolute(ObjectFields path, RuleViolations found)
    {
        var type = path.Text("pathType");
        if (type is not ("Exact" or "Prefix" or "ImplementationSpecific"))
        {
            return;
        }

        if (type != "ImplementationSpecific" && path.IsEmpty("path"))
        {
            found.CheckRequired(path, "path", $"with pathType {type}");
        }
        else if (path.Scalar("path") is { Value.Length: > 0 } text && text.Value[0] != '/')
        {
            found.Add(text, $"must start with '/', not {ValueText.Of(text)}");
        }
    }

    private static void CheckPathSegments(ObjectFields path, RuleViolations found)
    {
        if (path.Text("pathType") is not ("Exact" or "Prefix") || path.Scalar("path") is not { } text)
        {
            return;
        }

        if (InvalidSequences.FirstOrDefault(sequence => text.Value.Contains(sequence, StringComparison.Ordinal)) is { } sequence)
        {
            found.Add(text, $"must not contain {ValueText.Quote(sequence)} with pathType {path.Text("pathType")}");
        }
        else if (text.Value.EndsWith("/..", StringComparison.Ordinal) || text.Value.EndsWith("/.", StringComparison.Ordinal))
        {
            found.Add(text, $"must not end with '/.' or '/..' with pathType {path.Text("pathType")}");
        }
    }

    private static void CheckPort(ObjectFields backend, RuleViolations found)
    {
        var service = backend.Fields("service");
        if (!service.Exists || backend.Has("resource"))
        {
            return;
        }

        var port = service.Fields("port");
        if (!service.Has("port"))
        {
            found.CheckRequired(service, "port");
        }
        else if (port.Exists && port.IsEmpty("name") && port.Number("number") is null or 0 && !(port.Has("number") && port.Number("number") is null))
        {
            found.Explain(port.Node!, "one of 'name' and 'number' is required");
        }
        else if (!port.IsEmpty("name") && port.Number("number") is not (null or 0))
        {
            found.CheckAtMostOne(port, "name", "number");
        }
    }

    private static void CheckResource(ObjectFields backend, RuleViolations found)
    {
        var resource = backend.Fields("resource");
        found.CheckSyntax(resource, "apiGroup", DnsSubdomain.Syntax);
        found.CheckNotEmpty(resource, "kind", "name");
        foreach (var name in (ReadOnlySpan<string>)["kind", "name"])
        {
            found.CheckText(resource, name, NameFaults.PathSegment);
        }
    }

    private static void CheckServiceNameStartsWithLetter(ObjectFields service, RuleViolations found)
    {
        if (service.Scalar("name") is { Value.Length: > 0 } name && DnsLabel.IsValid(name.Value))
        {
            found.AddFault(name, NameFaults.LetterLabel(name.Value));
        }
    }

    private static void CheckPortNumber(ObjectFields port, RuleViolations found)
    {
        if (port.Number("number") is not 0 && port.IsEmpty("name"))
        {
            found.CheckRange(port, "number", 1, 65535);
        }
    }

    private static void CheckTlsHosts(ObjectFields tls, RuleViolations found)
    {
        foreach (var host in tls.Texts("hosts"))
        {
            found.AddFault(host, NameFaults.WildcardHost(host.Value));
        }
    }
}

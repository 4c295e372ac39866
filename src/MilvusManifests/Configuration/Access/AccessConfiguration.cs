using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Access;

/// <summary>How people reach the programs of the stack: section <c>access</c>.</summary>
internal sealed record AccessConfiguration
{
    /// <summary>The way.</summary>
    public required AccessKind Kind { get; init; }

    /// <summary>The place of the key; null where the file has none.</summary>
    public required Location? KeyLocation { get; init; }

    /// <summary>The IngressClass; null for the cluster's default.</summary>
    public Setting<string>? ClassName { get; init; }

    /// <summary>The Gateways that routes attach to.</summary>
    public YamlSequence ParentRefs { get; init; } = YamlSequence.Empty;

    /// <summary>The namespace of the controller's pods; null where nothing is exposed.</summary>
    public Setting<string>? ControllerNamespace { get; init; }

    /// <summary>The labels of the controller's pods; empty for every pod of its namespace.</summary>
    public YamlMapping ControllerLabels { get; init; } = YamlMapping.Empty;

    /// <summary>Whether something outside the set asks for a login.</summary>
    public bool IsAuthenticatedElsewhere { get; init; }

    /// <summary>The programs that are exposed.</summary>
    public ImmutableArray<ExposedService> Services { get; init; } = [];
}

/// <summary>The ways to reach a program of the stack.</summary>
internal enum AccessKind
{
    /// <summary>A port is forwarded by whoever wants to: nothing is written.</summary>
    PortForward,

    /// <summary>An Ingress.</summary>
    Ingress,

    /// <summary>An HTTPRoute of Gateway API.</summary>
    Gateway,
}

/// <summary>A program of the stack that has a host name.</summary>
/// <param name="Service">The program.</param>
/// <param name="Host">The host name.</param>
internal sealed record ExposedService(StackService Service, Setting<string> Host)
{
    /// <summary>The Secret with the certificate of the host; null for none.</summary>
    public Setting<string>? TlsSecret { get; init; }

    /// <summary>The annotations of its Ingress, those of all of them included.</summary>
    public YamlMapping Annotations { get; init; } = YamlMapping.Empty;

    /// <summary>The filters of its route.</summary>
    public YamlSequence Filters { get; init; } = YamlSequence.Empty;

    /// <summary>Whether it has annotations or filters of its own, which may ask for a login.</summary>
    public required bool IsGuarded { get; init; }
}

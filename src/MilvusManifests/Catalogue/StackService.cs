using System.Collections.Immutable;

namespace MilvusManifests.Catalogue;

/// <summary>A program of the stack that people look at, and the Service that leads to it.</summary>
/// <param name="Component">The component, one of <see cref="StackComponent.Names"/>.</param>
/// <param name="Name">The Service.</param>
/// <param name="Port">The number of its port, and of the pods'.</param>
/// <param name="PortName">The name of its port.</param>
internal sealed record StackService(string Component, string Name, int Port, string PortName)
{
    /// <summary>Grafana.</summary>
    public static StackService Grafana { get; } = new("grafana", "grafana", 3000, "http");

    /// <summary>Prometheus.</summary>
    public static StackService Prometheus { get; } = new("prometheus", "prometheus-k8s", 9090, "web");

    /// <summary>Alertmanager.</summary>
    public static StackService Alertmanager { get; } = new("alertmanager", "alertmanager-main", 9093, "web");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<StackService> All { get; } = [Grafana, Prometheus, Alertmanager];

    /// <summary>Whether it asks for a login itself.</summary>
    public bool HasLogin => this == Grafana;
}

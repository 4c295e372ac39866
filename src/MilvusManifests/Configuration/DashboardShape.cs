using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of <c>kubePrometheus.grafana.dashboards</c> and its binding.</summary>
internal static class DashboardShape
{
    private const string Name = "dashboards";
    private const string Mounted = "mounted";

    private static readonly PropertyShape<DashboardDelivery> Delivery = Property.Choice(
        "delivery",
        "How they get to Grafana: in ConfigMaps that the Grafana of the set mounts, in ConfigMaps that the sidecar of another Grafana finds by their label, as JSON files in `dashboards/` that are not applied, or not at all.",
        (Mounted, DashboardDelivery.Mounted),
        ("sidecar", DashboardDelivery.Sidecar),
        ("files", DashboardDelivery.Files),
        ("none", DashboardDelivery.None)) with
    { Default = Quoted(Mounted) };

    private static readonly PropertyShape<string> Folder =
        Property.Text("folder", RelativePath.Syntax, "Your own dashboards: a folder with JSON files, which are checked and delivered like the others.") with { Absent = "none" };

    /// <summary>The key.</summary>
    public static PropertyShape Key { get; } = new(
        Name,
        new ChoiceOrMappingShape(new ChoiceShape(Mounted, "sidecar", "files", "none"), new MappingShape(Delivery, Folder)),
        "The dashboards of Milvus and the stack: how they are delivered, in a word, or with your own in a mapping.")
    { Default = Quoted(Mounted) };

    /// <summary>The dashboards of a section <c>grafana</c> to which the shape was applied.</summary>
    public static DashboardConfiguration Bind(BoundNode grafana)
    {
        var dashboards = grafana[Key];
        return dashboards.Members.IsEmpty
            ? new(dashboards.As(Delivery.Bind), null)
            : new(dashboards.Get(Delivery), dashboards.Find(Folder));
    }

    /// <summary>Whether they need the Grafana of the set, as the file says.</summary>
    public static bool NeedGrafana(BoundNode grafana) => Bind(grafana).Delivery is { IsWritten: true, IsValid: true, Value: DashboardDelivery.Mounted };
}

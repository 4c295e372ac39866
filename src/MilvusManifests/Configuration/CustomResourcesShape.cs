using System.Collections.Immutable;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Configuration.Shapes;

namespace MilvusManifests.Configuration;

/// <summary>The shape of section <c>customResources</c> and its binding.</summary>
internal static class CustomResourcesShape
{
    private const string Absence = "every version that a known release serves is accepted";

    private static readonly ImmutableArray<PropertyShape<ProjectRelease>> Releases =
    [
        Release(CustomResourceProject.GatewayApi, "The release of Gateway API in the cluster, and its channel if it is the experimental one: `1.5-experimental`."),
        Release(CustomResourceProject.Flux, "The release of Flux in the cluster."),
        Release(CustomResourceProject.ArgoCD, "The release of Argo CD in the cluster."),
    ];

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new([.. Releases]);

    /// <summary>The releases of a node to which the shape was applied.</summary>
    public static ProjectReleases Bind(BoundNode section) =>
        ProjectReleases.Of(Releases.Select(section.Find).Where(release => release is { IsValid: true }).Select(release => release!.Value));

    private static PropertyShape<ProjectRelease> Release(CustomResourceProject project, string summary) =>
        Property.Text(project.Key, ProjectRelease.SyntaxOf(project), summary) with { Absent = Absence };
}

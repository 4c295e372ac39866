using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;

namespace MilvusManifests.Catalogue;

/// <summary>The kinds that CustomResourceDefinitions of other projects define. A pack is opened when one of its groups is first used.</summary>
internal static class CustomResourceSchemas
{
    private const string Folder = "Catalogue/crds/";

    private static readonly ConcurrentDictionary<string, SchemaPack> Opened = new(StringComparer.Ordinal);

    // The version of a project is in the name of its pack.
    private static readonly ImmutableArray<Project> Projects =
    [
        Find("argo-cd", "Argo CD", group => group == "argoproj.io") with { IsShared = true },
        Find("flux", "Flux", group => group.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal)),
        Find("gateway-api", "Gateway API", group => group == "gateway.networking.k8s.io"),
        Find("milvus-operator", "Milvus Operator", group => group == "milvus.io"),
    ];

    /// <summary>The kinds of every project.</summary>
    public static IEnumerable<PackedKind> Kinds => Projects.SelectMany(project => Open(project).Kinds);

    /// <summary>The pack that contains a group, and its project; null if none does.</summary>
    public static (SchemaPack Pack, string Origin)? OfGroup(string group) =>
        Projects.FirstOrDefault(project => project.HasGroup(group)) is { } found ? (Open(found), $"{found.Title} {found.Version}") : null;

    /// <summary>Whether every kind of a group is known: a kind that is not among them is misspelt.</summary>
    public static bool HasAllKindsOf(string group) => Projects.Any(project => !project.IsShared && project.HasGroup(group));

    private static SchemaPack Open(Project project) =>
        Opened.GetOrAdd($"{Folder}{project.Name}-{project.Version}.pack", file => SchemaPack.Open(EmbeddedFile.ReadPack(file)));

    private static Project Find(string name, string title, Func<string, bool> hasGroup) =>
        new(name, title, EmbeddedFile.PackNames($"{Folder}{name}-").Single(), hasGroup);

    private sealed record Project(string Name, string Title, string Version, Func<string, bool> HasGroup)
    {
        // Argo Workflows, Rollouts and Events define kinds in the group of Argo CD.
        public bool IsShared { get; init; }
    }
}

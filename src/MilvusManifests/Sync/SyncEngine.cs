using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Configuration;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Sync;

/// <summary>How a GitOps engine applies a set: what syncs which folder, and in which order.</summary>
internal abstract class SyncEngine
{
    /// <summary>What messages call it.</summary>
    public abstract string Name { get; }

    /// <summary>The objects that sync folders of the set.</summary>
    public required ImmutableArray<SyncUnit> Units { get; init; }

    /// <summary>The engines that a configuration has the set synced by.</summary>
    public static ImmutableArray<SyncEngine> Of(BuiltSet set, ManifestsConfiguration configuration)
    {
        var engines = ImmutableArray.CreateBuilder<SyncEngine>();
        if (configuration.GitOps.ArgoCD is { } argocd)
        {
            engines.Add(new ArgoCDSync { Units = UnitsOf(set, "argoproj.io", "Application", definition => definition.Fields("source").Scalar("path"), argocd.PathOr(configuration.Output)) });
        }

        if (configuration.GitOps.Flux is { } flux)
        {
            engines.Add(new FluxSync { Units = UnitsOf(set, "kustomize.toolkit.fluxcd.io", "Kustomization", definition => definition.Scalar("path"), flux.PathOr(configuration.Output)) });
        }

        return engines.DrainToImmutable();
    }

    /// <summary>Whether an object is always applied before another one.</summary>
    public abstract bool IsBefore(SyncedObject needed, SyncedObject user);

    /// <summary>Where the order of a unit is written, to be blamed for it.</summary>
    public abstract YamlNode? OrderOf(SyncUnit unit);

    /// <summary>The order of two units in words: the one that is needed is not applied before the other one.</summary>
    public abstract string Describe(SyncUnit needed, SyncUnit user);

    private static ImmutableArray<SyncUnit> UnitsOf(BuiltSet set, string apiGroup, string kind, Func<ObjectFields, YamlScalar?> path, Setting<string> root) =>
    [
        .. from manifest in set.Manifests
           where EngineFiles.Has(manifest.Path)
           from made in manifest.Objects
           where made.Reference.Group == apiGroup && made.Reference.Kind == kind
           let written = path(new ObjectFields(made.Node).Fields("spec"))
           select new SyncUnit(made, written, written is null ? null : Below(written.Value, root.Value)),
    ];

    private static string? Below(string path, string root)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToArray();
        var above = root == RepositoryPath.Root ? [] : root.Split('/');
        return segments.Length > above.Length && segments.AsSpan(0, above.Length).SequenceEqual(above) ? string.Join('/', segments[above.Length..]) : null;
    }
}

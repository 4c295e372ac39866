using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Sync;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Sync;

/// <summary>The GitOps engines apply every object once, and none before what it needs.</summary>
internal sealed class SyncOrder : ICheck
{
    /// <summary>An object is applied before something that it needs.</summary>
    public static readonly DiagnosticCode TooEarly = new(
        "MM4512",
        "synced before what it needs",
        "Argo CD syncs Applications by their waves, and Flux a Kustomization after those it depends on; in one of them, objects are applied by kind. What is "
        + "applied before its namespace, its CustomResourceDefinition or an object that it names fails, or does not work until the next sync.",
        new(
            "Argo CD may apply Prometheus monitoring/k8s before CustomResourceDefinition prometheuses.monitoring.coreos.com: Application milvus-monitoring-stack is in wave 1, and Application milvus-monitoring-setup in wave 5",
            "patches:\n  - target: {kind: Application, name: milvus-monitoring-setup}\n    patch: [{op: replace, path: /metadata/annotations/argocd.argoproj.io~1sync-wave, value: \"5\"}]"),
        "Give what is needed the lower wave, or name it in dependsOn. Custom resources whose definition is in another Application need the sync option SkipDryRunOnMissingResource=true.");

    /// <summary>A file of the set is synced by none of the objects of an engine, or by two.</summary>
    public static readonly DiagnosticCode NotSynced = new(
        "MM4513",
        "not synced, or synced twice",
        "Each folder of the set is synced by one Application or Kustomization: what none of them is pointed at never gets to the cluster, and two that have the same objects fight over them.",
        new("Flux does not sync manifests/: nothing is pointed at that folder", "patches:\n  - target: {kind: Kustomization, name: milvus-monitoring-stack}\n    patch: [{op: replace, path: /spec/path, value: output/stack}]"),
        "Point one Application or Kustomization at the folder. If the set is not in the repository's folder that is named as the output, set gitops.argocd.path or gitops.flux.path.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [TooEarly, NotSynced];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.NoErrors;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var engines = SyncEngine.Of(set.Set, set.Inputs.Configuration);
        return engines.SelectMany(engine => Coverage(engine, set).Concat(Order(engine, set)));
    }

    private static IEnumerable<Diagnostic> Coverage(SyncEngine engine, CheckedSet set)
    {
        var parts = SetPart.Of(set.Set.Manifests.Select(manifest => manifest.Path));
        var stray = engine.Units.FirstOrDefault(unit => !EngineFiles.IsFolder(unit.Directory) && !parts.Any(part => unit.Has(part.Directory + "/")));
        foreach (var part in parts)
        {
            var units = engine.Units.Where(unit => unit.Has(part.Directory + "/")).ToArray();
            if (units.Length == 0)
            {
                yield return Diagnostic.Error(NotSynced, Explain(stray?.Path, set), $"{engine.Name} does not sync {part.Directory}/: nothing is pointed at that folder", WhereItIsPointed(engine, stray));
            }
            else if (units.Length > 1)
            {
                yield return Diagnostic.Error(NotSynced, Explain(units[1].Path, set), $"{engine.Name} syncs {part.Directory}/ twice: with {units[0]} and with {units[1]}");
            }
        }
    }

    private static string? WhereItIsPointed(SyncEngine engine, SyncUnit? stray) =>
        stray is { Path: { } path } ? $"{stray} is pointed at {path.Value}, which has no files of the set"
        : engine.Units.IsEmpty ? "there are no objects for it; a template that writes nothing removes one"
        : null;

    private static IEnumerable<Diagnostic> Order(SyncEngine engine, CheckedSet set)
    {
        var synced = Synced(engine, set.Set);
        var early = new Dictionary<(SyncUnit, SyncUnit, bool), List<Requirement>>();
        foreach (var requirement in set.Requirements)
        {
            if (synced.TryGetValue(requirement.User, out var user) && synced.TryGetValue(requirement.Needed, out var needed))
            {
                var isRefused = engine is ArgoCDSync && requirement.IsOfKind && user.Unit != needed.Unit && !ArgoCDSync.SkipsDryRun(user);
                if (isRefused || !engine.IsBefore(needed, user))
                {
                    var key = (user.Unit, needed.Unit, isRefused);
                    early[key] = early.GetValueOrDefault(key) is { } list ? list : [];
                    early[key].Add(requirement);
                }
            }
        }

        return early.Select(pair => Report(engine, pair.Key.Item1, pair.Key.Item2, pair.Key.Item3, pair.Value, set));
    }

    private static Dictionary<ObjectReference, SyncedObject> Synced(SyncEngine engine, BuiltSet set)
    {
        var synced = new Dictionary<ObjectReference, SyncedObject>();
        foreach (var manifest in set.Manifests)
        {
            if (engine.Units.FirstOrDefault(unit => unit.Has(manifest.Path)) is { } unit && !EngineFiles.Has(manifest.Path))
            {
                foreach (var made in manifest.Objects)
                {
                    // The definitions of the catalogue have no annotations of an engine, and are not read for them.
                    var annotations = manifest.Content is null ? new ObjectFields(made.Node).Fields("metadata").Fields("annotations") : default;
                    synced[ClusterObjects.InCluster(made.Reference)] = new SyncedObject(made.Reference, annotations, unit);
                }
            }
        }

        return synced;
    }

    private static Diagnostic Report(SyncEngine engine, SyncUnit user, SyncUnit needed, bool isRefused, List<Requirement> requirements, CheckedSet set)
    {
        var first = requirements[0];
        var more = requirements.Count == 1 ? "" : FormattableString.Invariant($" (and {requirements.Count - 1} more)");
        return isRefused
            ? Diagnostic.Error(
                TooEarly,
                PatchOf(user, first, set) ?? Explain(user.Metadata.Scalar("name"), set),
                $"{engine.Name} refuses {first.User} on a new cluster: its kind is defined by {needed}, and {user} tries it in a dry run before{more}",
                "give it the sync option SkipDryRunOnMissingResource=true")
            : Diagnostic.Error(
                TooEarly,
                Blame(engine, needed, user, first, set),
                $"{engine.Name} may apply {first.User} before {first.Needed}: {engine.Describe(needed, user)}{more}");
    }

    // Of the two places that make the order, the one that the user wrote, or else the patch that changed one of the objects.
    private static Location? Blame(SyncEngine engine, SyncUnit needed, SyncUnit user, Requirement requirement, CheckedSet set)
    {
        var places = new[] { engine.OrderOf(needed), engine.OrderOf(user) }.Select(node => Explain(node, set)).OfType<Location>().ToArray();
        return places.FirstOrDefault(place => !ShippedTemplates.Has(place.Source)) ?? PatchOf(user, requirement, set) ?? places.LastOrDefault();
    }

    private static Location? PatchOf(SyncUnit user, Requirement requirement, CheckedSet set) =>
        set.Inputs.Patches.LastOrDefault(patch => patch.Home is null && new[] { user.Definition.Reference, requirement.User, requirement.Needed }.Any(patch.Fits))?.Target.Name.Location;

    private static Location? Explain(Yaml.YamlNode? node, CheckedSet set) => set.Inputs.Provenance.Explain(node?.Location);
}

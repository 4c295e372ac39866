using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Checks.Sync;
using MilvusManifests.Cluster;
using MilvusManifests.Delivery;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Something that is looked for in every set before it is written.</summary>
internal interface ICheck
{
    /// <summary>Every code it may report; a code's explanation is what <c>milvus-manifests help CODE</c> prints.</summary>
    public ImmutableArray<DiagnosticCode> Codes { get; }

    /// <summary>What a set must be for the check to find anything that is true of it.</summary>
    public Precondition Precondition { get; }

    /// <summary>Everything that it finds in a set, in the order of the set.</summary>
    public IEnumerable<Diagnostic> Run(CheckedSet set);
}

/// <summary>What a set must be for a check to be run.</summary>
internal enum Precondition
{
    /// <summary>Whatever could be built is looked at.</summary>
    None,

    /// <summary>Every planned file could be built: a missing one may hold what seems to be absent.</summary>
    Complete,

    /// <summary>No error was found in what the set is made from, nor by an earlier check.</summary>
    NoErrors,

    /// <summary>Its files were made, to be written, without an error so far.</summary>
    Written,

    /// <summary>Its files were made, to be written.</summary>
    Files,

    /// <summary>Its files were made, without an error so far, and have to be those that the lock lists.</summary>
    Locked,
}

/// <summary>A set as checks see it.</summary>
/// <param name="Set">Its objects.</param>
/// <param name="Inputs">What it was made from.</param>
internal sealed record CheckedSet(BuiltSet Set, Inputs Inputs)
{
    /// <summary>The schemas of the cluster, and of the CustomResourceDefinitions that the set adds to it; those of the catalogue are known anyway.</summary>
    public SchemaCatalogue Cluster { get; } = Inputs.Cluster.With(
    [
        .. from manifest in Set.Manifests
           where manifest.Content is null
           from added in manifest.Objects
           where added.Reference.Kind == "CustomResourceDefinition"
           let schemas = OwnSchemas.Of([added.Node], manifest.Path).Value
           where schemas is not null
           select schemas,
    ]);

    /// <summary>The objects as checks of objects see them; made when somebody asks.</summary>
    public CheckedObjects Objects => field ??= new(ScrapedCluster.Of(Set, Inputs), Inputs.Configuration.KubePrometheus.Namespace.Value) { StackAccount = Inputs.Configuration.Stack.Account, LeftOut = Inputs.Configuration.KubePrometheus.LeftOut, Dashboards = Set.Dashboards };

    /// <summary>What the checks of objects found; looked for when somebody asks.</summary>
    public Judgement Judged => field ??= Once("judgement", () => Judgement.Of(Objects, Inputs.Configuration.Checks, Annotations(), Inputs.Provenance), judged => judged.IsOfEverySet);

    /// <summary>How many monitors are scraped.</summary>
    public MonitorCounts Monitors => field ??= Once("monitors", () => MonitorCounts.Of(Objects.Scraped));

    /// <summary>What the objects need of each other.</summary>
    public IReadOnlyList<Requirement> Requirements => field ??= Once<IReadOnlyList<Requirement>>("requirements", () => Requirement.Of(this));

    /// <summary>The files that would be written; null where nothing is to be written.</summary>
    public OutputSet? Files { get; init; }

    /// <summary>Whether the files have to be those that the lock of the output folder lists.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether an error was found on the way to the set.</summary>
    public bool HasErrors { get; init; }

    /// <summary>What a check finds in each file that was not published as it is. A file that another cluster has too, and in which nothing was found, is not looked at again.</summary>
    /// <param name="check">The check, and whatever decides what it finds beside the file.</param>
    /// <param name="find">What it finds in a file.</param>
    public IEnumerable<T> InFiles<T>(string check, Func<Manifest, IEnumerable<T>> find)
    {
        foreach (var manifest in Set.Manifests)
        {
            if (manifest.Content is not null || IsFaultless(check, manifest))
            {
                continue;
            }

            var isFaultless = true;
            foreach (var found in find(manifest))
            {
                isFaultless = false;
                yield return found;
            }

            if (isFaultless && Hashes is { } hashes)
            {
                Inputs.Shared!.Faultless.Keep($"{check} {hashes[manifest.Path]}", check);
            }
        }
    }

    private bool IsFaultless(string check, Manifest manifest) => Hashes is { } hashes && Inputs.Shared!.Faultless.Find<string>($"{check} {hashes[manifest.Path]}") is not null;

    private Dictionary<string, string>? Hashes => Inputs.Shared is null || Files is null ? null : field ??= Files.Files.ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal);

    private string? Key => Inputs.Shared is null || Files is null ? null : field ??= SetContent.KeyOf(Set, Files, Inputs.Configuration);

    // What is at places of this set's own is of no use to another cluster.
    private T Once<T>(string what, Func<T> make, Predicate<T>? isOfAll = null)
        where T : class
    {
        if (Key is not { } key)
        {
            return make();
        }

        if (Inputs.Shared!.Checks.Find<T>($"{what} {key}") is { } known)
        {
            return known;
        }

        var made = make();
        if (isOfAll?.Invoke(made) ?? true)
        {
            Inputs.Shared.Checks.Keep($"{what} {key}", made);
        }

        return made;
    }

    // Files that are written as they were published have no annotations of the user's, and are not read for them.
    private ImmutableArray<SuppressingAnnotation> Annotations() =>
    [
        .. from manifest in Set.Manifests
           where manifest.Content is null
           from annotated in manifest.Objects
           where annotated.Reference.Kind != "CustomResourceDefinition"
           from annotation in SuppressingAnnotation.Of(Objects.Cluster.Objects.Find(annotated.Reference) ?? new ClusterObject(annotated.Reference, annotated.Node))
           select annotation,
    ];
}

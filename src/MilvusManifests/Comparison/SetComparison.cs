using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Rendering;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison;

/// <summary>Compares two sets of objects: object by object and field by field, and says what of it matters.</summary>
public sealed class SetComparison
{
    private readonly SchemaCatalogue catalogue;
    private readonly SortedDictionary<ObjectReference, ManifestObject> old;
    private readonly SortedDictionary<ObjectReference, ManifestObject> fresh;

    private SetComparison(ComparedSet old, ComparedSet fresh, SchemaCatalogue catalogue)
    {
        this.catalogue = catalogue;
        this.old = old.ByReference();
        this.fresh = fresh.ByReference();
    }

    /// <summary>How a set differs from an earlier one.</summary>
    /// <param name="old">The earlier set.</param>
    /// <param name="fresh">The later set.</param>
    /// <param name="kubernetes">The version of the cluster that the later set goes to, <c>1.35</c>.</param>
    /// <param name="release">The release whose CustomResourceDefinitions that cluster has, <c>v0.18.0</c>; the newest when null.</param>
    /// <param name="cancellation">Ends the comparison.</param>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static SetDifference Compare(ComparedSet old, ComparedSet fresh, string kubernetes, string? release = null, CancellationToken cancellation = default)
    {
        var comparison = new SetComparison(old, fresh, new SchemaCatalogue(kubernetes, release));
        var (changes, equal) = comparison.CompareObjects(cancellation);
        var (before, after) = (new ProgramVersions(old.Objects), new ProgramVersions(fresh.Objects));
        var fields = changes.SelectMany(change => change.Fields).Where(field => field.IsVersion).ToArray();
        var images = fields.Count(field => VersionFields.NamesImage(field.Path));
        var checksums = fields.Count(field => VersionFields.IsChecksum(field.Path));
        return new SetDifference(
            old.Name,
            fresh.Name,
            kubernetes,
            RiskFolding.Fold([.. comparison.FindRisks(changes, cancellation), .. before.FindRisks(after)]),
            new VersionChanges(before.CompareTo(after), images, fields.Length - images - checksums, checksums),
            changes,
            equal);
    }

    private (ImmutableArray<ObjectChange> Changes, int Equal) CompareObjects(CancellationToken cancellation)
    {
        var references = old.Keys.Union(fresh.Keys).Order(ReferenceOrder.Instance).ToArray();
        var found = new ObjectChange?[references.Length];
        Parallel.For(0, references.Length, new ParallelOptions { CancellationToken = cancellation }, i => found[i] = Compare(references[i]));
        return ([.. found.OfType<ObjectChange>()], found.Count(change => change is null));
    }

    private ObjectChange? Compare(ObjectReference reference)
    {
        var (before, after) = (old.GetValueOrDefault(reference), fresh.GetValueOrDefault(reference));
        if (before is null || after is null)
        {
            return new ObjectChange(reference, before, after, []);
        }

        if (ReferenceEquals(before, after))
        {
            return null;
        }

        var schema = catalogue.Find(GroupVersionKind.Of(after.Node));
        var fields = NodeComparison.Compare(reference, before.Node, after.Node, schema);
        return fields.IsEmpty ? null : new ObjectChange(reference, before, after, fields);
    }

    private IEnumerable<Risk> FindRisks(ImmutableArray<ObjectChange> changes, CancellationToken cancellation)
    {
        var context = new RiskContext(old, fresh, changes);
        var schemas = new SchemaRisks(context);
        foreach (var risk in ApiRisks.Find(context, catalogue).Concat(DiscoveryRisks.Find(context)).Concat(RuleRisks.Find(context)))
        {
            yield return risk;
        }

        foreach (var change in changes)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var risk in FindRisks(change).Concat(schemas.Find(change)))
            {
                yield return risk;
            }
        }
    }

    private static IEnumerable<Risk> FindRisks(ObjectChange change) =>
        ImmutableFields.Find(change)
            .Concat(RemovalRisks.Find(change))
            .Concat(PermissionRisks.Find(change))
            .Concat(NetworkRisks.Find(change))
            .Concat(Leaves(change).SelectMany(leaf => FindRisks(change, leaf)));

    // Of an object that is new, only what it gives up of its confinement is a change to anybody.
    private static IEnumerable<LeafChange> Leaves(ObjectChange change) => change.Kind switch
    {
        ChangeKind.Changed => change.Fields.Where(field => field is { IsVersion: false, Summary: null, IsHidden: false }).SelectMany(LeafChange.Of),
        ChangeKind.Added when !DefinitionChanges.IsDefinition(change.Reference) =>
            LeafChange.Leaves(FieldPath.Root, change.New!.Node).Select(leaf => new LeafChange(leaf.Path, null, leaf.Node) { IsPart = true }),
        _ => [],
    };

    private static IEnumerable<Risk> FindRisks(ObjectChange change, LeafChange leaf)
    {
        if (change.Kind == ChangeKind.Added)
        {
            return SecurityRisks.Find(change, leaf).Where(risk => risk.Kind == RiskKind.SecurityLoosened);
        }

        var ports = PortRisks.Find(change, leaf).ToArray();
        return ports.Length > 0 ? ports
            : [.. SecurityRisks.Find(change, leaf), .. FieldRisks.KindOf(change, leaf) is { } kind ? new[] { Risk.Of(kind, change.Reference, leaf.Statement) } : []];
    }
}

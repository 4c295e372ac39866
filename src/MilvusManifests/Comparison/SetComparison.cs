using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Comparison.Renames;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Comparison.Sides;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison;

/// <summary>Compares two sets: objects by reference, fields by name, then the risks of what differs.</summary>
internal static class SetComparison
{
    /// <summary>How the new side differs from the old one.</summary>
    /// <exception cref="OperationCanceledException">The comparison was cancelled.</exception>
    public static SetDifference Compare(ComparedSides sides, CancellationToken cancellation)
    {
        var (old, fresh) = (sides.Old.ByReference(), sides.New.ByReference());
        var catalogue = DefinedKinds.In(fresh, old, new SchemaCatalogue(sides.Kubernetes, sides.Definitions) { Projects = sides.Projects });
        var (changes, equal) = Compare(old, fresh, catalogue, cancellation);
        var (before, after) = (new ProgramVersions(sides.Old.Objects), new ProgramVersions(sides.New.Objects));
        var context = new RiskContext(old, fresh, changes, catalogue)
        {
            Kubernetes = sides.Kubernetes,
            Release = sides.New.Release,
            OldPrograms = before,
            NewPrograms = after,
        };
        return new SetDifference(
            sides.Old.Name, sides.New.Name, sides.Kubernetes, RiskList.Find(context, cancellation), VersionChanges.Compare(before, after, changes), changes, equal);
    }

    private static (ImmutableArray<ObjectChange> Changes, int Equal) Compare(
        SortedDictionary<ObjectReference, ManifestObject> old, SortedDictionary<ObjectReference, ManifestObject> fresh, SchemaCatalogue catalogue, CancellationToken cancellation)
    {
        var renamed = RenamedObjects.Find(old, fresh, cancellation);
        var (former, generated) = (renamed.Values.ToHashSet(), new GeneratedReferences(renamed));
        var references = old.Keys.Where(reference => !former.Contains(reference)).Union(fresh.Keys).Order(ReferenceOrder.Instance).ToArray();
        var found = new ObjectChange?[references.Length];
        Parallel.For(0, references.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var reference = references[i];
            var from = renamed.GetValueOrDefault(reference);
            var change = Compare(reference, old.GetValueOrDefault(from ?? reference), fresh.GetValueOrDefault(reference), catalogue, generated);
            found[i] = from is null ? change : (change ?? new ObjectChange(reference, old[from], fresh[reference], [])) with { From = from };
        });
        return ([.. found.OfType<ObjectChange>()], found.Count(change => change is null));
    }

    private static ObjectChange? Compare(ObjectReference reference, ManifestObject? old, ManifestObject? fresh, SchemaCatalogue catalogue, GeneratedReferences generated)
    {
        if (old is null || fresh is null)
        {
            return new ObjectChange(reference, old, fresh, []);
        }

        if (ReferenceEquals(old, fresh))
        {
            return null;
        }

        var fields = NodeComparison.Compare(reference, old.Node, fresh.Node, catalogue.Find(GroupVersionKind.Of(fresh.Node)), generated.In(reference.Namespace));
        return fields.IsEmpty ? null : new ObjectChange(reference, old, fresh, fields);
    }
}

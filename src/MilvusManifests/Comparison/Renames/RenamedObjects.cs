using MilvusManifests.Building;

namespace MilvusManifests.Comparison.Renames;

/// <summary>
/// Finds which removed object became which added one of the same kind: under another hash of kustomize, with the same content, or with nearly the same.
/// Work grows with the objects and their values, not with the number of pairs.
/// </summary>
internal sealed class RenamedObjects
{
    // What removing these means does not depend on their content.
    private static readonly string[] NeverPaired = ["CustomResourceDefinition", "Namespace"];

    private const int MinValues = 3;
    private const int MinSimilarValues = 5;
    private const int MaxHolders = 8;
    private const int MaxCandidates = 4;
    private const double Similar = 0.7;
    private const double SimilarOfSameName = 0.5;

    private readonly List<Side> removed;
    private readonly List<Side> added;
    private readonly Dictionary<ObjectReference, ObjectReference> pairs;

    private RenamedObjects(IEnumerable<ManifestObject> removed, IEnumerable<ManifestObject> added, Dictionary<ObjectReference, ObjectReference> pairs)
    {
        this.removed = [.. removed.Select(candidate => new Side(candidate))];
        this.added = [.. added.Select(candidate => new Side(candidate))];
        this.pairs = pairs;
    }

    /// <summary>The old references of objects that were renamed or moved, by the new ones.</summary>
    /// <param name="old">The objects of the old side.</param>
    /// <param name="fresh">The objects of the new side.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public static Dictionary<ObjectReference, ObjectReference> Find(
        SortedDictionary<ObjectReference, ManifestObject> old, SortedDictionary<ObjectReference, ManifestObject> fresh, CancellationToken cancellation)
    {
        var pairs = new Dictionary<ObjectReference, ObjectReference>();
        var gone = OnlyIn(old, fresh).ToLookup(candidate => (candidate.Reference.Group, candidate.Reference.Kind));
        foreach (var kind in OnlyIn(fresh, old).GroupBy(candidate => (candidate.Reference.Group, candidate.Reference.Kind)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (gone.Contains(kind.Key))
            {
                new RenamedObjects(gone[kind.Key], kind, pairs).Pair();
            }
        }

        return pairs;
    }

    private static IEnumerable<ManifestObject> OnlyIn(SortedDictionary<ObjectReference, ManifestObject> side, SortedDictionary<ObjectReference, ManifestObject> other) =>
        side.Where(entry => !other.ContainsKey(entry.Key) && !NeverPaired.Contains(entry.Key.Kind, StringComparer.Ordinal)).Select(entry => entry.Value);

    private void Pair()
    {
        PairBy(side => GeneratedNames.Base(side.Reference) is { } name ? $"{side.Reference.Namespace}/{name}" : null, (_, _) => true);
        PairBy(side => $"{side.Sketch.Sum} {side.Reference.Name}", (_, _) => true);
        PairBy(side => side.Sketch.Values.Count >= MinValues ? $"{side.Sketch.Sum} {side.Reference.Namespace}" : null, (_, _) => true);
        PairBy(side => side.Sketch.Values.Count >= MinValues ? $"{side.Sketch.Sum}" : null, (_, _) => true);
        PairBy(side => side.Reference.Name, (left, right) => left.Sketch.Similarity(right.Sketch) >= SimilarOfSameName);
        PairSimilar();
    }

    // Of several with the same key, the first ones; all of them are in the order of their references.
    private void PairBy(Func<Side, string?> key, Func<Side, Side, bool> fits)
    {
        var waiting = new Dictionary<string, Queue<Side>>(StringComparer.Ordinal);
        foreach (var side in removed.Where(side => !side.IsPaired))
        {
            if (key(side) is { } name)
            {
                if (!waiting.TryGetValue(name, out var queue))
                {
                    waiting[name] = queue = new Queue<Side>();
                }

                queue.Enqueue(side);
            }
        }

        foreach (var side in added.Where(side => !side.IsPaired))
        {
            if (key(side) is { } name && waiting.TryGetValue(name, out var queue) && queue.TryPeek(out var first) && fits(first, side))
            {
                queue.Dequeue();
                Pair(first, side);
            }
        }
    }

    private void PairSimilar()
    {
        var holders = Holders();
        var candidates = new List<(double Similarity, int Removed, int Added)>();
        for (var i = 0; i < removed.Count; i++)
        {
            if (removed[i] is { IsPaired: false, Sketch.Values.Count: >= MinSimilarValues })
            {
                candidates.AddRange(Candidates(i, holders));
            }
        }

        foreach (var (_, i, j) in candidates.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.Removed).ThenBy(pair => pair.Added))
        {
            if (!removed[i].IsPaired && !added[j].IsPaired)
            {
                Pair(removed[i], added[j]);
            }
        }
    }

    private Dictionary<ulong, List<int>> Holders()
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var j = 0; j < added.Count; j++)
        {
            if (added[j] is { IsPaired: false, Sketch.Values.Count: >= MinSimilarValues })
            {
                foreach (var value in added[j].Sketch.Values)
                {
                    if (!holders.TryGetValue(value, out var held))
                    {
                        holders[value] = held = [];
                    }

                    held.Add(j);
                }
            }
        }

        return holders;
    }

    // A value that many objects have says nothing about which of them this one became.
    private IEnumerable<(double Similarity, int Removed, int Added)> Candidates(int i, Dictionary<ulong, List<int>> holders)
    {
        var counts = new Dictionary<int, int>();
        foreach (var value in removed[i].Sketch.Values)
        {
            if (holders.TryGetValue(value, out var held) && held.Count <= MaxHolders)
            {
                held.ForEach(j => counts[j] = counts.GetValueOrDefault(j) + 1);
            }
        }

        return counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(MaxCandidates)
            .Select(count => (Similarity: removed[i].Sketch.Similarity(added[count.Key].Sketch), i, count.Key))
            .Where(candidate => candidate.Similarity >= Similar);
    }

    private void Pair(Side old, Side fresh)
    {
        (old.IsPaired, fresh.IsPaired) = (true, true);
        pairs[fresh.Reference] = old.Reference;
    }

    private sealed class Side(ManifestObject candidate)
    {
        private ContentSketch? sketch;

        public ObjectReference Reference => candidate.Reference;

        public ContentSketch Sketch => sketch ??= ContentSketch.Of(candidate);

        public bool IsPaired { get; set; }
    }
}

using MilvusManifests.Building;

namespace MilvusManifests.Comparison.Renames;

/// <summary>The generated names that changed, by namespace: whatever refers to an old one refers to the new one now.</summary>
internal sealed class GeneratedReferences
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, string>> byNamespace = new(StringComparer.Ordinal);

    /// <summary>Collects the names.</summary>
    /// <param name="renamed">The old references of renamed objects, by the new ones.</param>
    public GeneratedReferences(IReadOnlyDictionary<ObjectReference, ObjectReference> renamed)
    {
        foreach (var (fresh, old) in renamed.Where(pair => GeneratedNames.AreSame(pair.Value, pair.Key)))
        {
            if (!byNamespace.TryGetValue(fresh.Namespace, out var names))
            {
                byNamespace[fresh.Namespace] = names = new(StringComparer.Ordinal);
            }

            names[old.Name] = fresh.Name;
        }
    }

    /// <summary>The new names of a namespace, by the old ones.</summary>
    public IReadOnlyDictionary<string, string> In(string name) => byNamespace.GetValueOrDefault(name, None);
}

using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>What the API server makes of an object of the operator's kinds.</summary>
/// <param name="Object">The object as it is stored: without the fields that its schema does not have.</param>
/// <param name="Refusals">Why it is rejected; none if it is not.</param>
/// <param name="Skips">Why the operator skips it; none if it does not.</param>
/// <param name="Pruned">The fields that were removed.</param>
internal sealed record Admission(ClusterObject Object, ImmutableArray<Diagnostic> Refusals, ImmutableArray<Diagnostic> Skips, ImmutableArray<PrunedField> Pruned)
{
    /// <summary>Sends an object to the API server of a cluster.</summary>
    public static Admission Of(ClusterObject given, ScrapedCluster cluster)
    {
        if (cluster.Schemas.Find(GroupVersionKind.Of(given.Node)) is not { } schema)
        {
            return new(given, [], [], []);
        }

        var refusals = ImmutableArray.CreateBuilder<Diagnostic>();
        var skips = ImmutableArray.CreateBuilder<Diagnostic>();
        var unknown = new Dictionary<Location, Diagnostic>();
        var options = ObjectValidatorOptions.Default with { MayHavePlaceholders = !cluster.Objects.Placeholders.IsEmpty };
        foreach (var found in new ObjectValidator(cluster.Schemas.BuiltIn, cluster.Schemas.Rules, options).Validate(given.Node, schema).Diagnostics)
        {
            if (found.Code == SchemaCodes.UnknownField && found.Location is not null)
            {
                unknown.TryAdd(found.Location, found);
            }
            else if (found.Code == ObjectCodes.RefusedByOperator)
            {
                if (!found.Message.Contains(ScrapeRules.NotSet, StringComparison.Ordinal))
                {
                    skips.Add(found);
                }
            }
            else if (found.Severity == Severity.Error)
            {
                refusals.Add(found);
            }
        }

        var pruned = ImmutableArray.CreateBuilder<PrunedField>();
        return new(unknown.Count == 0 ? given : given.With(Prune(given.Node, [], unknown, pruned)), refusals.DrainToImmutable(), skips.DrainToImmutable(), pruned.DrainToImmutable());
    }

    private static YamlMapping Prune(YamlMapping mapping, ImmutableArray<string> path, Dictionary<Location, Diagnostic> unknown, ImmutableArray<PrunedField>.Builder pruned)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
        foreach (var entry in mapping.Entries)
        {
            var below = path.Add(entry.Key.Value);
            if (entry.Key.Location is { } place && unknown.TryGetValue(place, out var diagnostic))
            {
                pruned.Add(new PrunedField(below, entry, diagnostic));
            }
            else
            {
                entries.Add(entry with { Value = Prune(entry.Value, below, unknown, pruned) });
            }
        }

        return new YamlMapping(entries.DrainToImmutable(), mapping.Location);
    }

    private static YamlNode Prune(YamlNode node, ImmutableArray<string> path, Dictionary<Location, Diagnostic> unknown, ImmutableArray<PrunedField>.Builder pruned)
    {
        switch (node)
        {
            case YamlMapping mapping:
                return Prune(mapping, path, unknown, pruned);
            case YamlSequence sequence:
                var items = ImmutableArray.CreateBuilder<YamlNode>(sequence.Items.Length);
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    items.Add(Prune(sequence.Items[i], path.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), unknown, pruned));
                }

                return new YamlSequence(items.DrainToImmutable(), sequence.Location);
            default:
                return node;
        }
    }
}

/// <summary>A field that the API server removes because its schema does not have it.</summary>
/// <param name="Path">Where it was.</param>
/// <param name="Entry">The field.</param>
/// <param name="Diagnostic">What is wrong with it.</param>
internal sealed record PrunedField(ImmutableArray<string> Path, YamlEntry Entry, Diagnostic Diagnostic)
{
    /// <summary>The field that was likely meant, if its message names one.</summary>
    public string? Meant
    {
        get
        {
            const string Question = Suggestion.Lead + " '";
            var begin = Diagnostic.Message.LastIndexOf(Question, StringComparison.Ordinal);
            var end = begin < 0 ? -1 : Diagnostic.Message.IndexOf('\'', begin + Question.Length);
            return end < 0 ? null : Diagnostic.Message[(begin + Question.Length)..end];
        }
    }

    /// <summary>Renames the field to the one that was likely meant; null if none was.</summary>
    /// <param name="owner">The object.</param>
    public Mend? Rename(ClusterObject owner) => Meant is not { } meant ? null : new Mend(
    [
        ObjectPatch.Remove(owner.Reference, Path),
        ObjectPatch.Add(owner.Reference, Path.SetItem(Path.Length - 1, meant), Entry.Value),
    ]);
}

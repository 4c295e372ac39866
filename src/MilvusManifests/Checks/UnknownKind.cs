using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Explains why a kind has no schema: its version was removed or is not there yet, or it is in another group, or misspelled.</summary>
internal sealed class UnknownKind(SchemaCatalogue cluster)
{
    /// <summary>The error, at the field that is likely wrong.</summary>
    public Diagnostic Explain(YamlScalar apiVersion, YamlScalar kind)
    {
        var asked = new GroupVersionKind(apiVersion.Value, kind.Value);
        var name = $"{Excerpt.Of(apiVersion.Value)} {Excerpt.Of(kind.Value)}";
        if (ServedBy(asked) is { Length: > 0 } served)
        {
            var isGone = KubernetesSchemas.All.IndexOf(served[^1]) < KubernetesSchemas.All.IndexOf(cluster.Kubernetes);
            var when = isGone ? $"no longer serves {name}, and {served[^1]} was the last to do so" : $"does not serve {name} yet; {served[0]} is the first to do so";
            return NotServed(apiVersion, $"Kubernetes {cluster.Kubernetes} {when}", Replacement(asked));
        }

        if (ApiChanges.FindRemoved(asked) is { } removed)
        {
            return NotServed(apiVersion, $"{name} was removed in Kubernetes {removed.Version}", removed.Replacement);
        }

        var all = cluster.Kinds.ToArray();
        var elsewhere = all.Where(other => other.Kind == kind.Value && MayBeMeant(other.Group, asked.Group, all)).ToArray();
        var isInGroup = elsewhere.Any(other => other.Group == asked.Group);
        if (!isInGroup && Suggestion.For(kind.Value, all.Where(other => other.ApiVersion == apiVersion.Value).Select(other => other.Kind)) is { } likely)
        {
            return Unknown(kind, $"{apiVersion.Value} has no kind {ValueText.Quote(kind.Value)}; {Suggestion.Lead} '{likely}'?");
        }

        if (elsewhere.Length > 0)
        {
            var versions = elsewhere.Where(other => !isInGroup || other.Group == asked.Group)
                .OrderBy(other => other.IsStable ? 0 : 1).Select(other => other.ApiVersion).Distinct(StringComparer.Ordinal).ToArray();
            return Unknown(apiVersion, $"unknown kind {name}; {kind.Value} is in {ValueText.Choice(versions)}");
        }

        var ofGroup = all.Where(other => other.Group == asked.Group).ToArray();
        if (Suggestion.For(kind.Value, ofGroup.Select(other => other.Kind)) is { } near)
        {
            return Unknown(apiVersion, $"unknown kind {name}; did you mean {ofGroup.First(other => other.Kind == near)}?");
        }

        return Unknown(kind, $"unknown kind {name}: neither Kubernetes {cluster.Kubernetes} nor any schema defines it");
    }

    // A group of someone's own domain may have a kind of any name, also of one that another group has.
    private static bool MayBeMeant(string group, string asked, IEnumerable<GroupVersionKind> all) =>
        !asked.Contains('.', StringComparison.Ordinal) || asked.EndsWith(".k8s.io", StringComparison.Ordinal)
        || all.Any(other => other.Group == asked) || Suggestion.For(asked, [group]) is not null;

    /// <summary>Whether nothing is known of the kind: its group is none that a schema is of, and neither is it a misspelling of one that is known.</summary>
    public bool IsForeign(GroupVersionKind asked)
    {
        if (cluster.HasAllKindsOf(asked.Group) || ApiChanges.FindRemoved(asked) is not null || ServedBy(asked) is not [])
        {
            return false;
        }

        var all = cluster.Kinds.ToArray();
        var ofGroup = all.Where(other => other.Group == asked.Group).Select(other => other.Kind).ToArray();
        var groups = all.Where(other => other.Kind == asked.Kind && other.Group != asked.Group).Select(other => other.Group);
        return !ofGroup.Contains(asked.Kind, StringComparer.Ordinal)
            && Suggestion.For(asked.Kind, ofGroup) is null
            && Suggestion.For(asked.Group, groups) is null;
    }

    private string? Replacement(GroupVersionKind gone) =>
        cluster.BuiltIn.Kinds.Select(other => other.Name).Where(other => other.Kind == gone.Kind && other.Group == gone.Group)
            .OrderBy(other => other.IsStable ? 0 : 1).Select(other => other.ApiVersion).FirstOrDefault();

    // The other packs are opened only when there is something to say.
    private static ImmutableArray<string> ServedBy(GroupVersionKind kind) =>
        [.. KubernetesSchemas.All.Where(other => KubernetesSchemas.Open(other).FindKind(kind) is not null)];

    private static Diagnostic NotServed(YamlScalar apiVersion, string message, string? replacement) =>
        Diagnostic.Error(ServedKinds.NotServed, apiVersion.Location, message + (replacement is null ? "; nothing replaces it" : $"; use {replacement}"));

    private static Diagnostic Unknown(YamlScalar place, string message) => Diagnostic.Error(ServedKinds.Unknown, place.Location, message);
}

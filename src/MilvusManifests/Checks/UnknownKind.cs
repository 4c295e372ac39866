using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Says why a kind has no schema: its version is gone, or not there yet, or it stands in another group, or it is misspelled.</summary>
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
            return NotServed(apiVersion, $"{name} is gone since Kubernetes {removed.Version}", removed.Replacement);
        }

        var all = cluster.Kinds.ToArray();
        var inVersion = all.Where(other => other.ApiVersion == apiVersion.Value).ToArray();
        var elsewhere = all.Where(other => other.Kind == kind.Value).ToArray();
        if (inVersion.Length > 0 && Suggestion.For(kind.Value, inVersion.Select(other => other.Kind)) is { } likely)
        {
            return Unknown(kind, $"{apiVersion.Value} has no kind {ValueText.Quote(kind.Value)}; did you mean '{likely}'?");
        }

        if (elsewhere.Length > 0)
        {
            var versions = elsewhere.OrderBy(other => ServedKinds.IsStable(other) ? 0 : 1).Select(other => other.ApiVersion).Distinct(StringComparer.Ordinal).ToArray();
            return Unknown(apiVersion, $"{name} is not known; {kind.Value} is of {ValueText.Choice(versions)}");
        }

        return Unknown(kind, $"{name} is not known to Kubernetes {cluster.Kubernetes} nor to any schema{Suggestion.Phrase(kind.Value, all.Select(other => other.Kind).Distinct(StringComparer.Ordinal))}");
    }

    private string? Replacement(GroupVersionKind gone) =>
        cluster.BuiltIn.Kinds.Select(other => other.Name).Where(other => other.Kind == gone.Kind && other.Group == gone.Group)
            .OrderBy(other => ServedKinds.IsStable(other) ? 0 : 1).Select(other => other.ApiVersion).FirstOrDefault();

    // The other packs are opened only when there is something to say.
    private static ImmutableArray<string> ServedBy(GroupVersionKind kind) =>
        [.. KubernetesSchemas.All.Where(other => KubernetesSchemas.Open(other).FindKind(kind) is not null)];

    private static Diagnostic NotServed(YamlScalar apiVersion, string message, string? replacement) =>
        Diagnostic.Error(Codes.VersionNotServed, apiVersion.Location, message + (replacement is null ? "; nothing replaces it" : $"; use {replacement}"));

    private static Diagnostic Unknown(YamlScalar place, string message) => Diagnostic.Error(Codes.UnknownKind, place.Location, message);
}

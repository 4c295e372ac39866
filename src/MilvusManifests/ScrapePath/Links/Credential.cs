using MilvusManifests.Cluster;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>A key of a Secret or ConfigMap that a monitor names.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Selector">The selector with the name and the key.</param>
/// <param name="Path">Where the selector is in the monitor.</param>
internal sealed record Credential(string Kind, ObjectFields Selector, System.Collections.Immutable.ImmutableArray<string> Path)
{
    /// <summary>Whether a scrape class of the Prometheus names it, and not the monitor.</summary>
    public bool IsOfServer { get; init; }

    /// <summary>Whether the key is there.</summary>
    public Step Check(ScrapePair pair)
    {
        var owner = IsOfServer ? pair.Server.Object : pair.Monitor.Object;
        var (space, name, key) = (owner.Namespace, Selector.Text("name") ?? "", Selector.Text("key") ?? "");
        var cluster = pair.Cluster.Objects;
        if (cluster.Find(Kind, space, name) is { } found)
        {
            return CheckKey(found, key, owner);
        }

        if (cluster.Of("", Kind).FirstOrDefault(other => other.Name == name) is { } elsewhere)
        {
            return Step.No(Link.TlsOrAuth, $"{elsewhere} is in another namespace: {Kind}s are read in the {(IsOfServer ? "Prometheus'" : "monitor's")} own, {space}", Selector["name"]);
        }

        if (Suggestion.For(name, cluster.Of("", Kind).Where(other => other.Namespace == space).Select(other => other.Name)) is { } likely)
        {
            return Step.No(Link.TlsOrAuth, $"there is no {Kind} {space}/{name}; {Suggestion.Lead} '{likely}'?", Selector["name"],
                Mend.Of(ObjectPatch.Replace(owner.Reference, [.. Path, "name"], Nodes.Text(likely))));
        }

        return Step.Unknown(Link.TlsOrAuth, $"{Kind} {space}/{name} is not in the set and would have to have the key {ValueText.Quote(key)}", Selector["name"]);
    }

    private Step CheckKey(ClusterObject found, string key, ClusterObject owner)
    {
        string[] fields = Kind == "Secret" ? ["data", "stringData"] : ["data", "binaryData"];
        var keys = fields.SelectMany(field => found.Fields.Entries(field)).Select(entry => entry.Key.Value).Distinct(StringComparer.Ordinal).ToArray();
        if (keys.Contains(key, StringComparer.Ordinal))
        {
            return Step.Yes(Link.TlsOrAuth, $"{found} has the key {ValueText.Quote(key)}", found.Node);
        }

        var likely = Suggestion.For(key, keys) ?? (keys is [var only] ? only : null);
        return Step.No(Link.TlsOrAuth, $"{found} has no key {ValueText.Quote(key)}; it has {(keys.Length == 0 ? "none" : ValueText.Choice([.. keys.Select(other => ValueText.Quote(other))], "and"))}", (YamlNode?)Selector["key"] ?? Selector.Node,
            likely is null ? null : Mend.Of(ObjectPatch.Replace(owner.Reference, [.. Path, "key"], Nodes.Text(likely))));
    }
}

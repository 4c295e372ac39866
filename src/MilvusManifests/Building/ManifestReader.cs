using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>Reads what a template wrote into objects.</summary>
internal static class ManifestReader
{
    /// <summary>The objects of a text, lists expanded: one object a document is what every tool downstream handles.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How it is read: a template's output as YAML 1.2, which is the default, and a manifest of someone else as kubectl reads it.</param>
    public static Result<ImmutableArray<ManifestObject>> Read(SourceText text, YamlReaderOptions? options = null)
    {
        var read = YamlReader.Read(text, options);
        return read.Succeeded ? Read(read.Value.Select(document => document.Root), read.Diagnostics) : new([], read.Diagnostics);
    }

    /// <summary>The objects of a document, lists expanded.</summary>
    public static Result<ImmutableArray<ManifestObject>> Read(YamlNode root) => Read([root], []);

    /// <summary>What keeps a node from being a Kubernetes object; null for one that is.</summary>
    public static Diagnostic? Fault(YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            return Diagnostic.Error(BuildingCodes.NoObject, node.Location, $"expected a Kubernetes object (a mapping with apiVersion, kind and metadata), found {node.Description}");
        }

        foreach (var key in (ReadOnlySpan<string>)["apiVersion", "kind"])
        {
            if (mapping[key] is not YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 })
            {
                return MissingText(mapping, key, key);
            }
        }

        if (mapping["metadata"] is not YamlMapping metadata)
        {
            return mapping.Find("metadata") is { } entry
                ? Diagnostic.Error(BuildingCodes.NoObject, entry.Value.Location, $"metadata must be a mapping, found {entry.Value.Description}")
                : Missing(mapping, "metadata", "metadata");
        }

        return metadata["name"] is not YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } ? MissingText(metadata, "name", "metadata.name")
            : metadata["namespace"] is not (null or YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 }) ? MissingText(metadata, "namespace", "metadata.namespace")
            : null;
    }

    private static Result<ImmutableArray<ManifestObject>> Read(IEnumerable<YamlNode> roots, ImmutableArray<Diagnostic> diagnostics)
    {
        var found = new DiagnosticBag();
        found.AddRange(diagnostics);
        ImmutableArray<ManifestObject> objects = [.. roots.SelectMany(root => Expand(root, found))];
        return found.With(objects);
    }

    private static IEnumerable<ManifestObject> Expand(YamlNode root, DiagnosticBag found)
    {
        if (root is YamlMapping list && list["kind"] is YamlScalar kind && kind.Value.EndsWith("List", StringComparison.Ordinal) && list["items"] is YamlSequence items)
        {
            return items.Items.SelectMany(item => Expand(item, found));
        }

        if (Fault(root) is { } fault)
        {
            found.Add(fault);
            return [];
        }

        var mapping = (YamlMapping)root;
        return [new ManifestObject(ObjectReference.Of(mapping)!, mapping)];
    }

    private static string Describe(YamlNode node) => node switch
    {
        YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Null } => "is empty; set a value",
        YamlScalar => $"must be a string, found {node.Description}; quote it if the value is right",
        _ => $"must be a string, found {node.Description}",
    };

    private static Diagnostic MissingText(YamlMapping mapping, string key, string path) =>
        mapping.Find(key) is { } entry
            ? Diagnostic.Error(BuildingCodes.NoObject, entry.Value.Location, $"{path} {Describe(entry.Value)}")
            : Missing(mapping, key, path);

    private static Diagnostic Missing(YamlMapping mapping, string key, string path) =>
        Suggestion.For(key, mapping.Keys) is { } found
            ? Diagnostic.Error(BuildingCodes.NoObject, mapping.Find(found)!.Key.Location, $"the object has no {path}; did you mean '{key}' instead of '{found}'?")
            : Diagnostic.Error(BuildingCodes.NoObject, mapping.Location, $"the object has no {path}");
}

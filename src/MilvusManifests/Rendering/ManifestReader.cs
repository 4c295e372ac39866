using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>Reads what a template wrote into objects.</summary>
public static class ManifestReader
{
    /// <summary>The objects of a text, lists expanded: one object a document is what every tool downstream handles.</summary>
    public static Result<ImmutableArray<ManifestObject>> Read(SourceText text)
    {
        var read = YamlReader.Read(text);
        var diagnostics = read.Diagnostics.ToBuilder();
        var objects = ImmutableArray.CreateBuilder<ManifestObject>();
        if (read.Succeeded)
        {
            foreach (var document in read.Value)
            {
                if (document.Root is not null)
                {
                    Add(objects, diagnostics, document.Root);
                }
            }
        }

        return new(objects.DrainToImmutable(), diagnostics.DrainToImmutable());
    }

    /// <summary>What keeps a node from being a Kubernetes object; null for one that is.</summary>
    public static Diagnostic? Fault(YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            return Diagnostic.Error(Codes.NoObject, node.Location, $"a Kubernetes object is a mapping, and this is {node.Description}");
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
                ? Diagnostic.Error(Codes.NoObject, entry.Value.Location, $"metadata of an object is a mapping, and this is {entry.Value.Description}")
                : Diagnostic.Error(Codes.NoObject, mapping.Location, "the object has no metadata" + Suggestion.Phrase("metadata", mapping.Keys));
        }

        return metadata["name"] is YamlScalar { Kind: YamlScalarKind.String, Value.Length: > 0 } ? null : MissingText(metadata, "name", "metadata.name");
    }

    private static void Add(ImmutableArray<ManifestObject>.Builder objects, ImmutableArray<Diagnostic>.Builder diagnostics, YamlNode root)
    {
        if (root is YamlMapping list && list["kind"] is YamlScalar kind && kind.Value.EndsWith("List", StringComparison.Ordinal) && list["items"] is YamlSequence items)
        {
            foreach (var item in items.Items)
            {
                Add(objects, diagnostics, item);
            }
        }
        else if (Fault(root) is { } fault)
        {
            diagnostics.Add(fault);
        }
        else
        {
            var mapping = (YamlMapping)root;
            objects.Add(new ManifestObject(ObjectReference.Of(mapping)!.Value, mapping));
        }
    }

    private static Diagnostic MissingText(YamlMapping mapping, string key, string path) =>
        mapping.Find(key) is { } entry
            ? Diagnostic.Error(Codes.NoObject, entry.Value.Location, $"{path} of an object is a text, and this is {entry.Value.Description}", "quote it if the value is right")
            : Diagnostic.Error(Codes.NoObject, mapping.Location, $"the object has no {path}{Suggestion.Phrase(key, mapping.Keys)}");
}

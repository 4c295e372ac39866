using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>JSON and YAML in the fields of an object.</summary>
internal static class EmbeddedText
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Whether the name of a field is that of a file.</summary>
    public static bool IsFile(string field) => Path.GetExtension(field) is { Length: > 1 };

    /// <summary>Whether a text looks like JSON.</summary>
    public static bool IsJson(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>The documents of a text; null for one that is neither JSON nor YAML, or no more than a word.</summary>
    /// <param name="field">The field that holds it: one with the extension of another format is not read as YAML.</param>
    /// <param name="text">The text.</param>
    public static ImmutableArray<YamlNode>? Read(string field, string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var source = new SourceText(field, text);
        if (IsJson(text) && JsonReader.Read(source) is { Succeeded: true, Value: { } json })
        {
            return [json];
        }

        var extension = Path.GetExtension(field);
        if (extension is not ("" or ".yaml" or ".yml") || (extension.Length == 0 && !text.Contains('\n', StringComparison.Ordinal)))
        {
            return null;
        }

        var yaml = YamlReader.Read(source);
        ImmutableArray<YamlNode> roots = [.. yaml.Value.Select(document => document.Root).Where(root => root is not YamlScalar { Kind: YamlScalarKind.Null })];
        return yaml.Succeeded && !roots.IsEmpty && roots.All(root => root is YamlMapping or YamlSequence) ? roots : null;
    }

    /// <summary>Several documents as one: Kubernetes objects by their references, others in their order.</summary>
    public static YamlNode Together(ImmutableArray<YamlNode> documents)
    {
        var references = documents.Select(document => document is YamlMapping mapping ? ObjectReference.Of(mapping)?.ToString() : null).ToArray();
        return references.All(reference => reference is not null) && references.Distinct(StringComparer.Ordinal).Count() == references.Length
            ? new YamlMapping([.. documents.Select((document, i) => new YamlEntry(YamlScalar.String(references[i]!), document))])
            : new YamlSequence(documents);
    }
}

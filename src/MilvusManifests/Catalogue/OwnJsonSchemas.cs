using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>
/// JSON Schemas that a user brings. Each is for the kind that it names itself, or else for the one that its file is named after, in the ways of
/// kubeconform and of the collections made for it. They may refer to each other by their paths.
/// </summary>
internal sealed class OwnJsonSchemas
{
    private static readonly string[] SchemaWords =
        ["$schema", "$id", "$ref", "$defs", "definitions", "type", "properties", "allOf", "anyOf", "oneOf", JsonSchemaKinds.ExtensionKey];

    private static readonly string[] DefinitionWords = ["$schema", "$id", "$defs", "definitions", "title", "description"];

    private readonly JsonSchemaSet set = new();
    private readonly List<Document> documents = [];
    private readonly Dictionary<GroupVersionKind, JsonSchemaValidator> byKind = [];
    private readonly Dictionary<string, List<(string Folder, JsonSchemaValidator Schema)>> byFile = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kinds that schemas name themselves.</summary>
    public IEnumerable<PackedKind> Kinds => byKind.Keys.Select(key => new PackedKind(key, ""));

    /// <summary>Takes a file if it is a JSON Schema, in JSON or YAML.</summary>
    public bool TryAdd(SourceText file)
    {
        var isJson = file.Text.AsSpan().TrimStart() is ['{', ..];
        if (!isJson && IsManifest(file))
        {
            return false;
        }

        var (root, diagnostics) = isJson ? JsonReader.Read(file) : ReadYaml(file);
        if (root is not YamlMapping schema || schema["kind"] is YamlScalar || !Array.Exists(SchemaWords, word => schema.Find(word) is not null))
        {
            return false;
        }

        documents.Add(new Document(file, schema, [.. diagnostics, .. set.Add(Uri.EscapeDataString(file.Path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal), schema)]));
        return true;
    }

    /// <summary>Compiles what was added, now that all of it is there, and says what is wrong with it.</summary>
    public ImmutableArray<Diagnostic> Compile()
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (file, root, found) in documents)
        {
            diagnostics.AddRange(found);
            var compiled = set.Compile(root);
            diagnostics.AddRange(compiled.Diagnostics);
            if (compiled.Value is { } schema && !Add(file, root, schema))
            {
                diagnostics.Add(Diagnostic.Warning(Codes.NotImportable, file.At(0, 0),
                    $"this JSON Schema is for no kind; name one in '{JsonSchemaKinds.ExtensionKey}', or the file after it: widget-example-v1.json or example.com/widget_v1.json"));
            }
        }

        return diagnostics.DrainToImmutable();
    }

    /// <summary>The schema of a kind; null when there is none.</summary>
    public JsonSchemaValidator? Find(GroupVersionKind kind)
    {
        if (byKind.TryGetValue(kind, out var known))
        {
            return known;
        }

        foreach (var name in JsonSchemaKinds.FileNames(kind))
        {
            // A folder with a dot in its name is the group; any other one says nothing.
            if (byFile.TryGetValue(name, out var files)
                && files.Find(file => !file.Folder.Contains('.', StringComparison.Ordinal) || file.Folder == kind.Group).Schema is { } named)
            {
                return named;
            }
        }

        return null;
    }

    private bool Add(SourceText file, YamlMapping root, JsonSchemaValidator schema)
    {
        var named = JsonSchemaKinds.Of(root).ToArray();
        foreach (var kind in named)
        {
            byKind.TryAdd(kind, schema);
        }

        if (named.Length > 0)
        {
            return true;
        }

        var name = Path.GetFileNameWithoutExtension(file.Path);
        if (!JsonSchemaKinds.IsFileName(name))
        {
            // What only holds definitions is there for others to refer to.
            return root.Entries.All(entry => DefinitionWords.Contains(entry.Key.Value, StringComparer.Ordinal));
        }

        if (!byFile.TryGetValue(name, out var files))
        {
            byFile.Add(name, files = []);
        }

        files.Add((Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "", schema));
        return true;
    }

    // A manifest says so at the start of a line; what is read twice is only what may be a schema.
    private static bool IsManifest(SourceText file) =>
        file.Text.StartsWith("kind:", StringComparison.Ordinal) || file.Text.Contains("\nkind:", StringComparison.Ordinal);

    private static Result<YamlNode> ReadYaml(SourceText file)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(file);
        return new(document?.Root, diagnostics);
    }

    private sealed record Document(SourceText File, YamlMapping Root, ImmutableArray<Diagnostic> Diagnostics);
}

using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Collects the kinds of OpenAPI documents (version 2 or 3) of a Kubernetes API server, and the definitions that they need.</summary>
internal sealed class OpenApiImport(DiagnosticBag diagnostics, ClosedFields closedFields)
{
    private readonly Dictionary<string, PackedSchema> schemas = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PackedKind> kinds = new(StringComparer.Ordinal);
    private readonly OpenApiResources resources = new();

    /// <summary>Whether no document was added.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether a document declares that it is an OpenAPI document.</summary>
    public static bool IsOpenApi(YamlNode? root) => root is YamlMapping mapping && (mapping["openapi"] ?? mapping["swagger"]) is not null;

    /// <summary>Adds the contents of a document. Definitions in several documents must be equal.</summary>
    public void Add(YamlMapping document)
    {
        IsEmpty = false;
        if (document["paths"] is YamlMapping paths)
        {
            resources.Add(paths);
        }

        var definitions = document["swagger"] is null ? (document["components"] as YamlMapping)?["schemas"] : document["definitions"];
        if (definitions is not YamlMapping mapping)
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.BadDefinition, document.Location, "the document has no schemas; OpenAPI 3 has them in 'components.schemas', OpenAPI 2 in 'definitions'"));
            return;
        }

        var import = new StructuralSchemaImport(diagnostics, DefinitionOf);
        foreach (var (key, value) in mapping.Entries)
        {
            AddDefinition(import, key, value);
        }
    }

    /// <summary>The pack of everything that was added, without definitions that no kind needs.</summary>
    public SchemaPack Build()
    {
        var definitions = new Dictionary<string, SchemaPack.Entry>(StringComparer.Ordinal);
        foreach (var kind in kinds.Values)
        {
            Keep(definitions, kind.Definition);
        }

        return new SchemaPack(new SourceText("schema pack", ""), definitions, [.. kinds.Values.Select(resources.Complete)], []);
    }

    private void AddDefinition(StructuralSchemaImport import, YamlScalar key, YamlNode value)
    {
        var name = OpenApiNames.Shorten(key.Value);
        if (!PackValue.IsWord(name))
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.BadDefinition, key.Location, $"the definition '{key.Value}' must have a name that consists of letters, digits, '-' and '.'"));
        }
        else if (import.Read(value) is { } read)
        {
            var schema = closedFields.Close(name, OpenApiSchema.Normalize(name, read));
            if (!schemas.TryAdd(name, schema) && PackWriter.Write(schemas[name]) != PackWriter.Write(schema))
            {
                diagnostics.Add(Diagnostic.Error(PackCodes.BadDefinition, key.Location, $"conflicting definitions of '{key.Value}'; import the documents of a single server"));
            }

            AddKind(name, value);
        }
    }

    // What belongs to several groups at once, such as DeleteOptions, is not an object that can be applied.
    private void AddKind(string definition, YamlNode value)
    {
        if ((value as YamlMapping)?["x-kubernetes-group-version-kind"] is YamlSequence { Items: [YamlMapping only] })
        {
            var group = Text(only, "group");
            var version = Text(only, "version");
            var kind = Text(only, "kind");
            if (version.Length > 0 && kind.Length > 0)
            {
                var name = GroupVersionKind.Of(group, version, kind);
                kinds[name.ToString()] = new PackedKind(name, definition);
            }
        }
    }

    private void Keep(Dictionary<string, SchemaPack.Entry> definitions, string name)
    {
        if (schemas.TryGetValue(name, out var schema))
        {
            if (definitions.TryAdd(name, new SchemaPack.Entry { Schema = schema }))
            {
                KeepWithin(definitions, schema);
            }
        }
        else if (definitions.TryAdd(name, new SchemaPack.Entry { Schema = PackedSchema.Any }))
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.Reference, null, $"the definition '{name}' is missing{Suggestion.Phrase(name, schemas.Keys)}"));
        }
    }

    private void KeepWithin(Dictionary<string, SchemaPack.Entry> definitions, PackedSchema schema)
    {
        if (schema.Reference is { } reference)
        {
            Keep(definitions, reference);
        }

        schema.Map((within, _) =>
        {
            KeepWithin(definitions, within);
            return within;
        });
    }

    private static string? DefinitionOf(string reference)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["#/components/schemas/", "#/definitions/"])
        {
            if (reference.StartsWith(prefix, StringComparison.Ordinal))
            {
                return OpenApiNames.Shorten(reference[prefix.Length..]);
            }
        }

        return null;
    }

    private static string Text(YamlMapping mapping, string key) => (mapping[key] as YamlScalar)?.Value ?? "";
}

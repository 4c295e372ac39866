using MilvusManifests.Json;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Creates schema packs from published schemas, without their prose: descriptions and examples.</summary>
internal sealed class SchemaImport
{
    private readonly DiagnosticBag diagnostics = new();
    private readonly SortedDictionary<string, PackedCustomResource> resources = new(StringComparer.Ordinal);
    private readonly PackBuilder builder = new();

    private SchemaImport()
    {
    }

    /// <summary>Creates a pack from the CustomResourceDefinitions in YAML or JSON files.</summary>
    /// <param name="files">The files; their names are kept as the file names for their CustomResourceDefinitions.</param>
    public static Result<SchemaPack> FromCustomResourceDefinitions(IEnumerable<SourceText> files)
    {
        var import = new SchemaImport();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var documents = KubectlReader.Read(file);
            import.diagnostics.AddRange(documents.Diagnostics);
            if (documents.Succeeded)
            {
                foreach (var document in documents.Value)
                {
                    import.AddDocument(document.Root, file);
                }
            }
        }

        return import.diagnostics.With(import.diagnostics.HasErrors ? null : import.builder.Build([], [.. import.resources.Values]));
    }

    /// <summary>Creates a pack from CustomResourceDefinitions that are already read; those of other versions than v1 are left out, and of two with one name the first counts.</summary>
    /// <param name="definitions">The objects.</param>
    /// <param name="origin">What they are of.</param>
    public static Result<SchemaPack> FromObjects(IEnumerable<YamlMapping> definitions, string origin)
    {
        var import = new SchemaImport();
        foreach (var definition in definitions.Where(IsDefinition))
        {
            if (new CustomResourceImport(import.builder, import.diagnostics).Read(definition, origin) is { } resource)
            {
                import.resources.TryAdd(resource.Name, resource);
            }
        }

        return import.diagnostics.With(import.diagnostics.HasErrors ? null : import.builder.Build([], [.. import.resources.Values]));
    }

    /// <summary>Whether an object is a CustomResourceDefinition of the version that API servers serve.</summary>
    public static bool IsDefinition(YamlMapping node) =>
        node["kind"] is YamlScalar { Value: "CustomResourceDefinition" } && node["apiVersion"] is YamlScalar { Value: "apiextensions.k8s.io/v1" };

    /// <summary>Creates a pack of the built-in kinds from OpenAPI documents, version 2 or 3, of an API server.</summary>
    /// <param name="files">The documents, JSON or YAML; OpenAPI 3 has one for each group and version.</param>
    /// <param name="closedFields">The fields with enumerated values that are missing from the documents.</param>
    public static Result<SchemaPack> FromOpenApi(IEnumerable<SourceText> files, ClosedFields closedFields)
    {
        var diagnostics = new DiagnosticBag();
        var import = new OpenApiImport(diagnostics, closedFields);
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            var root = ReadRoot(file, diagnostics);
            if (OpenApiImport.IsOpenApi(root))
            {
                import.Add((YamlMapping)root!);
            }
            else if (root is not null)
            {
                diagnostics.Add(Diagnostic.Warning(PackCodes.NotImportable, root.Location, "not an OpenAPI document; skipped"));
            }
        }

        var pack = import.Build();
        return diagnostics.With(diagnostics.HasErrors ? null : pack);
    }

    /// <summary>Whether a file looks like an OpenAPI document, without parsing it.</summary>
    public static bool IsOpenApi(SourceText file)
    {
        foreach (var word in (ReadOnlySpan<string>)["openapi", "swagger"])
        {
            if (file.Text.Contains($"\"{word}\":", StringComparison.Ordinal) || file.Text.StartsWith($"{word}:", StringComparison.Ordinal)
                || file.Text.Contains($"\n{word}:", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static YamlNode? ReadRoot(SourceText file, DiagnosticBag diagnostics)
    {
        if (file.Text.AsSpan().TrimStart() is ['{', ..])
        {
            var json = JsonReader.Read(file);
            diagnostics.AddRange(json.Diagnostics);
            return json.Value;
        }

        var yaml = YamlReader.ReadSingle(file);
        diagnostics.AddRange(yaml.Diagnostics);
        return yaml.Value?.Root;
    }

    private void AddDocument(YamlNode? root, SourceText file)
    {
        if (root is null or YamlScalar { Kind: YamlScalarKind.Null })
        {
            return;
        }

        var kind = (root as YamlMapping)?["kind"] as YamlScalar;
        if (kind?.Value is "List" or "CustomResourceDefinitionList" && ((YamlMapping)root)["items"] is YamlSequence items)
        {
            foreach (var item in items.Items)
            {
                AddDocument(item, file);
            }
        }
        else if (root is YamlMapping mapping && IsDefinition(mapping))
        {
            AddResource(mapping, file);
        }
        else
        {
            var what = kind is null ? "it has no kind" : $"it is of kind '{kind.Value}'";
            diagnostics.Add(Diagnostic.Warning(PackCodes.NotImportable, (kind ?? root).Location, $"not a CustomResourceDefinition of apiextensions.k8s.io/v1, {what}; skipped"));
        }
    }

    private void AddResource(YamlMapping crd, SourceText file)
    {
        var resource = new CustomResourceImport(builder, diagnostics).Read(crd, FileName(file.Path));
        if (resource is not null && !resources.TryAdd(resource.Name, resource))
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.BadDefinition, crd.Location, $"'{resource.Name}' is already defined in '{resources[resource.Name].File}'"));
        }
    }

    private static string FileName(string path) => path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
}

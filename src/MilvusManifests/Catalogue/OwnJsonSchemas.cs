using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>
/// The user's JSON Schemas. Each is for the kind that it names, or else for the one that its file is named after, in the naming schemes of
/// kubeconform and of the collections for it. They can refer to each other by path.
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

    /// <summary>The kinds that the schemas name.</summary>
    public IEnumerable<PackedKind> Kinds => byKind.Keys.Select(key => new PackedKind(key, ""));

    /// <summary>Adds a file if it is a JSON Schema, in JSON or YAML.</summary>
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

    /// <summary>Compiles the added schemas, now that they are complete, and reports what is wrong with them.</summary>
    public ImmutableArray<Diagnostic> Compile()
    {
        var diagnostics = new DiagnosticBag();
        foreach (var (file, root, found) in documents)
        {
            diagnostics.AddRange(found);
            var compiled = set.Compile(root);
            diagnostics.AddRange(compiled.Diagnostics);
            if (compiled.Value is { } schema && !Add(file, root, schema))
            {
                diagnostics.Add(Diagnostic.Warning(PackCodes.NotImportable, file.At(0, 0),
                    $"this JSON Schema does not declare which kind it describes; add '{JsonSchemaKinds.ExtensionKey}', or name the file after the kind, such as widget-example-v1.json or example.com/widget_v1.json"));
            }
        }

        return diagnostics.ToImmutable();
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
            // A folder with a dot in its name is the group; other folders have no meaning.
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
        var named = JsonSchemaKinds.Find(root).ToArray();
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
            // A schema with only definitions exists for others to refer to.
            return root.Entries.All(entry => DefinitionWords.Contains(entry.Key.Value, StringComparer.Ordinal));
        }

        if (!byFile.TryGetValue(name, out var files))
        {
            byFile.Add(name, files = []);
        }

        files.Add((Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? "", schema));
        return true;
    }

    // A manifest has it at the start of a line; only possible schemas are parsed again.
    private static bool IsManifest(SourceText file) =>
        file.Text.StartsWith("kind:", StringComparison.Ordinal) || file.Text.Contains("\nkind:", StringComparison.Ordinal);

    private static Result<YamlNode> ReadYaml(SourceText file)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(file);
        return new(document?.Root, diagnostics);
    }

    private sealed record Document(SourceText File, YamlMapping Root, ImmutableArray<Diagnostic> Diagnostics);
}

/// <summary>Which kind of object a JSON Schema is for.</summary>
internal static class JsonSchemaKinds
{
    /// <summary>The key with which Kubernetes' schemas name their kinds.</summary>
    public const string ExtensionKey = "x-kubernetes-group-version-kind";

    /// <summary>The kinds that a schema names: in the extension, or as the only values allowed for <c>apiVersion</c> and <c>kind</c>.</summary>
    public static IEnumerable<GroupVersionKind> Find(YamlMapping schema)
    {
        if (schema[ExtensionKey] is { } named)
        {
            return (named is YamlSequence list ? list.Items : [named]).OfType<YamlMapping>().Select(Named).OfType<GroupVersionKind>();
        }

        var properties = schema["properties"] as YamlMapping;
        return
            from apiVersion in OnlyValues(properties, "apiVersion")
            from kind in OnlyValues(properties, "kind")
            select new GroupVersionKind(apiVersion, kind);
    }

    /// <summary>The possible file names, without extension, of a kind's schema: kubeconform's, and those of its script and of collections.</summary>
    public static IEnumerable<string> FileNames(GroupVersionKind kind) => kind.Group is { Length: > 0 } group
        ? [$"{kind.Kind}-{group}-{kind.Version}", $"{kind.Kind}-{FirstLabel(group)}-{kind.Version}", $"{kind.Kind}_{kind.Version}"]
        : [$"{kind.Kind}-{kind.Version}", $"{kind.Kind}_{kind.Version}"];

    /// <summary>Whether a file's name, without extension, ends with a version as those of <see cref="FileNames"/> do.</summary>
    public static bool IsFileName(string name)
    {
        var at = name.AsSpan().LastIndexOfAny('-', '_');
        return at > 0 && name.AsSpan(at + 1) is ['v', >= '0' and <= '9', ..] version && !version.ContainsAnyExceptInRange('0', 'z');
    }

    private static GroupVersionKind? Named(YamlMapping kind) =>
        Text(kind, "version") is { Length: > 0 } version && Text(kind, "kind") is { Length: > 0 } name
            ? GroupVersionKind.Of(Text(kind, "group") ?? "", version, name)
            : null;

    private static string? Text(YamlMapping mapping, string key) => (mapping[key] as YamlScalar)?.Value;

    private static IEnumerable<string> OnlyValues(YamlMapping? properties, string name)
    {
        var property = properties?[name] as YamlMapping;
        YamlNode?[] values = property?["const"] is { } only ? [only] : property?["enum"] is YamlSequence list ? [.. list.Items] : [];
        return values.OfType<YamlScalar>().Where(value => value.Kind == YamlScalarKind.String).Select(value => value.Value);
    }

    private static string FirstLabel(string group) => group.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? group[..dot] : group;
}

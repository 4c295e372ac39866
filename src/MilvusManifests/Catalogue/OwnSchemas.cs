using System.Collections.Immutable;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Catalogue;

/// <summary>The user's schemas: CustomResourceDefinitions, OpenAPI documents of an API server, JSON Schemas, schema packs.</summary>
internal sealed class OwnSchemas
{
    private static readonly ImmutableArray<string> Extensions = [".yaml", ".yml", ".json", ".pack"];

    private readonly ImmutableArray<SchemaPack> packs;
    private readonly OwnJsonSchemas jsonSchemas;
    private readonly string origin;

    private OwnSchemas(ImmutableArray<SchemaPack> packs, OwnJsonSchemas jsonSchemas, string origin, ImmutableArray<string> files)
    {
        this.packs = packs;
        this.jsonSchemas = jsonSchemas;
        this.origin = origin;
        Files = files;
    }

    /// <summary>The files that were read.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>Every kind that the schemas fully name.</summary>
    internal IEnumerable<PackedKind> Kinds => packs.SelectMany(pack => pack.Kinds).Concat(jsonSchemas.Kinds);

    /// <summary>The kinds that the schemas fully name, in the versions that a cluster serves.</summary>
    internal IEnumerable<GroupVersionKind> ServedKinds => packs.SelectMany(pack => pack.ServedKinds()).Concat(jsonSchemas.Kinds.Select(kind => kind.Name));

    /// <summary>The schemas of a file, or of the files in a folder and those below it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="shownPath">The path as diagnostics show it.</param>
    /// <param name="trace">Records what is skipped, and why; null for no trace.</param>
    public static Result<OwnSchemas> Read(string path, string shownPath, Trace? trace = null)
    {
        var diagnostics = new DiagnosticBag();
        var files = ImmutableArray.CreateBuilder<string>();
        var texts = new List<SourceText>();
        foreach (var file in FilesOf(path, shownPath, diagnostics, trace))
        {
            var read = SourceFile.Read(file, file == path ? shownPath : Path.Combine(shownPath, Path.GetRelativePath(path, file)));
            diagnostics.AddRange(read.Diagnostics);
            files.Add(file);
            if (read.Value is not null)
            {
                texts.Add(read.Value);
            }
        }

        var (packs, jsonSchemas) = Sort(texts, diagnostics);
        return new(new OwnSchemas(packs, jsonSchemas, shownPath, files.DrainToImmutable()), diagnostics.ToImmutable());
    }

    /// <summary>The schemas of CustomResourceDefinitions among objects that are validated or generated; null if there are none that can be used.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="origin">What they are of, as messages name it.</param>
    public static Result<OwnSchemas> Of(IEnumerable<YamlMapping> objects, string origin)
    {
        var (pack, diagnostics) = SchemaImport.FromObjects(objects, origin);
        return new(pack is null || !pack.Kinds.Any() ? null : new OwnSchemas([pack], new OwnJsonSchemas(), origin, []), diagnostics);
    }

    /// <summary>The schema of a kind; null when there is none.</summary>
    internal KindSchema? Find(GroupVersionKind kind)
    {
        foreach (var pack in packs)
        {
            if (pack.FindKind(kind) is { } found)
            {
                return new KindSchema(pack, found, origin);
            }
        }

        return jsonSchemas.Find(kind) is { } schema
            ? new KindSchema(SchemaPack.Empty, new PackedKind(kind, ""), origin) { JsonSchema = schema }
            : null;
    }

    private static ImmutableArray<string> FilesOf(string path, string shownPath, DiagnosticBag diagnostics, Trace? trace)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var found = SourceFolder.Find(path, shownPath, Extensions, trace);
        diagnostics.AddRange(found.Diagnostics);
        if (found is { Succeeded: true, Value: [] })
        {
            diagnostics.Add(Diagnostic.Warning(PackCodes.NotImportable, new SourceText(shownPath, "").At(0, 0), $"folder '{shownPath}' contains no schemas: no *.yaml, *.yml, *.json or *.pack file"));
        }

        return found.Value;
    }

    private static (ImmutableArray<SchemaPack> Packs, OwnJsonSchemas JsonSchemas) Sort(List<SourceText> texts, DiagnosticBag diagnostics)
    {
        var packs = ImmutableArray.CreateBuilder<SchemaPack>();
        var jsonSchemas = new OwnJsonSchemas();
        var openApi = new List<SourceText>();
        var definitions = new List<SourceText>();
        foreach (var text in texts)
        {
            if (IsPack(text))
            {
                Add(SchemaPack.Read(text));
            }
            else if (SchemaImport.IsOpenApi(text))
            {
                openApi.Add(text);
            }
            else if (!jsonSchemas.TryAdd(text))
            {
                definitions.Add(text);
            }
        }

        if (openApi.Count > 0)
        {
            Add(SchemaImport.FromOpenApi(openApi, KubernetesClosedFields.All));
        }

        if (definitions.Count > 0)
        {
            Add(SchemaImport.FromCustomResourceDefinitions(definitions));
        }

        diagnostics.AddRange(jsonSchemas.Compile());
        return (packs.DrainToImmutable(), jsonSchemas);

        void Add(Result<SchemaPack> pack)
        {
            diagnostics.AddRange(pack.Diagnostics);
            if (pack.Value is not null)
            {
                packs.Add(pack.Value);
            }
        }
    }

    private static bool IsPack(SourceText file) => file.Text.StartsWith(SchemaPack.FirstLine + "\n", StringComparison.Ordinal);
}

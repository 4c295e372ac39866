using System.Collections.Immutable;
using MilvusManifests.Schemas;
using MilvusManifests.Text;

namespace MilvusManifests.Catalogue;

/// <summary>Schemas that a user brings: CustomResourceDefinitions, OpenAPI documents of an API server, schema packs.</summary>
public static class OwnSchemas
{
    /// <summary>The schemas of a file, or of the files in a folder and those below it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="shownPath">It as diagnostics show it.</param>
    public static Result<SchemaPack[]> Read(string path, string shownPath)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var files = new List<SourceText>();
        foreach (var file in FilesOf(path))
        {
            var shown = file == path ? shownPath : Path.Combine(shownPath, Path.GetRelativePath(path, file));
            var read = SourceFile.Read(file, shown);
            diagnostics.AddRange(read.Diagnostics);
            if (read.Value is not null)
            {
                files.Add(read.Value);
            }
        }

        var packs = new List<SchemaPack>();
        foreach (var file in files.Where(IsPack))
        {
            Add(SchemaPack.Read(file));
        }

        var documents = files.Where(file => !IsPack(file)).ToLookup(SchemaImport.IsOpenApi);
        if (documents[true].Any())
        {
            Add(SchemaImport.FromOpenApi(documents[true]));
        }

        if (documents[false].Any())
        {
            Add(SchemaImport.FromCustomResourceDefinitions(documents[false]));
        }

        return new([.. packs], diagnostics.DrainToImmutable());

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

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json" or ".pack").Order(StringComparer.Ordinal)
        : [path];
}

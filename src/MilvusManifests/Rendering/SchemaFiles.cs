using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Rendering;

/// <summary>Reads the schemas that a configuration names.</summary>
public static class SchemaFiles
{
    /// <summary>The schemas, in the order of the configuration; one that cannot be read is an error where it is named.</summary>
    /// <param name="configuration">The configuration that names them.</param>
    /// <param name="folder">The folder of the configuration, which their paths are relative to; empty for the current one.</param>
    public static Result<ImmutableArray<OwnSchemas>> Read(ManifestsConfiguration configuration, string folder)
    {
        var schemas = ImmutableArray.CreateBuilder<OwnSchemas>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var named in configuration.Schemas)
        {
            var path = Path.Combine(folder, named.Value);
            var read = OwnSchemas.Read(path, path);
            diagnostics.AddRange(read.Diagnostics.Select(diagnostic => IsAbout(diagnostic, path) ? diagnostic with { Location = named.Location } : diagnostic));
            schemas.Add(read.Value!);
        }

        return new(schemas.DrainToImmutable(), diagnostics.DrainToImmutable());
    }

    private static bool IsAbout(Diagnostic diagnostic, string path) =>
        diagnostic.Code == Codes.FileUnreadable && diagnostic.Location?.Path == path;
}

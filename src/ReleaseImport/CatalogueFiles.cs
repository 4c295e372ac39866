using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;

namespace MilvusManifests.ReleaseImport;

/// <summary>The files of a release in the catalogue.</summary>
/// <param name="Facts">What it pins.</param>
/// <param name="Definitions">The pack of its CustomResourceDefinitions.</param>
/// <param name="Checksums">The checksums of what it published.</param>
internal sealed record CatalogueFiles(string Facts, string Definitions, string Checksums)
{
    /// <summary>The files derived from a release's published manifests; null, with the problems, if they cannot be derived.</summary>
    public static (CatalogueFiles? Files, ImmutableArray<string> Problems) Derive(PublishedRelease published, ReleasePin pin)
    {
        var (facts, missing) = CatalogueEntry.Derive(published, pin);
        var definitions = SchemaImport.FromCustomResourceDefinitions(published.Files.Where(file => file.IsDefinition).Select(file => file.Source));
        ImmutableArray<string> problems = [.. missing, .. definitions.Diagnostics.Select(diagnostic => diagnostic.ToString())];
        return definitions.Value is null || problems.Length > 0
            ? (null, problems)
            : (new CatalogueFiles(EntryText.Write(facts, pin.Tag), definitions.Value.ToText(), string.Concat(published.Files.Select(file => $"{file.Sum}  {file.Path}\n"))), []);
    }

    /// <summary>Writes them into the catalogue's folder, which is all that makes the release known, and returns their paths.</summary>
    public ImmutableArray<string> Write(string folder, string tag)
    {
        (string Extension, string Text)[] files =
        [
            (KubePrometheusRelease.FactsExtension, Facts),
            (KubePrometheusRelease.PackExtension, Definitions),
            (KubePrometheusRelease.ChecksumsExtension, Checksums),
        ];
        return [.. files.Select(file =>
        {
            var path = Path.Combine(folder, tag + file.Extension);
            File.WriteAllText(path, file.Text);
            return path;
        })];
    }
}

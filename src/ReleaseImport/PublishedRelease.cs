using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using MilvusManifests.Building;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.ReleaseImport;

/// <summary>A file that a release published.</summary>
/// <param name="Path">Its path in the folder <c>manifests</c>, with <c>/</c>.</param>
/// <param name="Sum">The SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Source">Its text.</param>
/// <param name="Objects">Its objects, lists expanded.</param>
internal sealed record PublishedFile(string Path, string Sum, SourceText Source, ImmutableArray<ManifestObject> Objects)
{
    /// <summary>Whether it contains a CustomResourceDefinition.</summary>
    public bool IsDefinition => Objects.Any(found => found.Reference.Kind == "CustomResourceDefinition");

    /// <summary>Whether it is a prerequisite of the stack: the namespace or a CustomResourceDefinition.</summary>
    public bool IsSetup => Path.StartsWith("setup/", StringComparison.Ordinal);

    /// <summary>Its name without a folder.</summary>
    public string Name => IsSetup ? Path["setup/".Length..] : Path;
}

/// <summary>The manifests that a release of kube-prometheus published.</summary>
/// <param name="Files">The files, in ordinal order of their paths.</param>
internal sealed record PublishedRelease(ImmutableArray<PublishedFile> Files)
{
    // Upstream's dashboards are not used.
    private const string Dashboards = "grafana-dashboardDefinitions.yaml";

    /// <summary>The files whose objects the product generates.</summary>
    public IEnumerable<PublishedFile> Generated => Files.Where(file => file.Path != Dashboards);

    /// <summary>Reads a folder <c>manifests</c>.</summary>
    public static Result<PublishedRelease> Read(string folder)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var files = ImmutableArray.CreateBuilder<PublishedFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal))
        {
            var source = SourceFile.Read(Path.Combine(folder, path));
            var objects = source.Value is null ? new([], source.Diagnostics) : ManifestReader.Read(source.Value);
            diagnostics.AddRange(objects.Diagnostics);
            if (source.Value is not null)
            {
                var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, path))));
                files.Add(new PublishedFile(path.Replace('\\', '/'), sum, source.Value, objects.Value));
            }
        }

        return new(new PublishedRelease(files.DrainToImmutable()), diagnostics.DrainToImmutable());
    }

    /// <summary>A value in the first object of a file; null if there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="field">The field, its keys and indices separated by <c>/</c>.</param>
    public YamlNode? Find(string path, string field) =>
        field.Split('/').Aggregate((YamlNode?)Files.FirstOrDefault(file => file.Path == path)?.Objects.FirstOrDefault()?.Node, (node, step) => node switch
        {
            YamlMapping mapping => mapping[step],
            YamlSequence sequence when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => sequence.Items.ElementAtOrDefault(index),
            _ => null,
        });
}

using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Clusters;

/// <summary>The files that configurations extend, each read once.</summary>
/// <param name="found">What is wrong with them.</param>
internal sealed class ExtendedFiles(DiagnosticBag found)
{
    private const int MostDeep = 16;

    private readonly Dictionary<string, YamlMapping?> read = new(StringComparer.Ordinal);

    /// <summary>The files, as diagnostics show them, in the order they were read.</summary>
    public ImmutableArray<string> Paths { get; private set; } = [];

    /// <summary>A configuration laid over the one that it extends, and so on.</summary>
    public YamlMapping Apply(YamlMapping configuration) => Apply(configuration, []);

    private YamlMapping Apply(YamlMapping configuration, ImmutableList<string> way)
    {
        if (configuration[ClustersShape.Extends] is not YamlScalar named)
        {
            return configuration;
        }

        var own = configuration.Without(ClustersShape.Extends);
        var path = Normalise(Path.Combine(Path.GetDirectoryName(named.Location?.Path) ?? "", named.Value));
        if (way.Contains(path) || way.Count == MostDeep)
        {
            found.Error(ClusterCodes.ExtendsFailed, named.Location, way.Contains(path) ? $"'{named.Value}' extends itself: {string.Join(" -> ", way.Add(path))}" : $"more than {MostDeep} files extend each other");
            return own;
        }

        if (!read.TryGetValue(path, out var known))
        {
            read[path] = known = Read(path, named);
        }

        // An override may extend a file, which then stays below it; what that file extends is below both.
        return known is null ? own : ConfigurationMerge.Merge(Apply(known, way.Add(path)), own);
    }

    private YamlMapping? Read(string path, YamlScalar named)
    {
        if (SharedPath.Fault(Path.GetDirectoryName(named.Location?.Path) ?? "", named.Value) is { } fault)
        {
            found.Error(ClusterCodes.ExtendsFailed, named.Location, fault);
            return null;
        }

        var (source, faults) = SourceFile.Read(path, path);
        if (source is null)
        {
            found.AddRange(faults.Select(one => one with { Location = named.Location }));
            return null;
        }

        Paths = Paths.Add(path);
        if (found.Take(YamlReader.ReadSingle(source)) is not { } document)
        {
            return null;
        }

        found.AddRange(ShapeReader.Read(document.Root, ConfigurationShape.Extended).Diagnostics);
        return document.Root as YamlMapping;
    }

    private static string Normalise(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/'))
        {
            if (segment == ".." && segments.Count > 0 && segments[^1] != "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}

using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Checks;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Configuration.Stack;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Reads <c>manifests.config.yaml</c>: the text is bound to typed values, then the rules between values are checked.</summary>
internal static class ConfigurationReader
{
    /// <summary>Reads the configuration from a file's text, and reports everything that is wrong with it in one run.</summary>
    /// <param name="source">The text.</param>
    /// <param name="release">The release to use instead of the one it names; null for that one.</param>
    /// <param name="cluster">The cluster to read it for; null where it is for one.</param>
    public static Result<ManifestsConfiguration> Read(SourceText source, KubePrometheusRelease? release = null, string? cluster = null) =>
        Read(ConfigurationDocument.Read(source), source.At(0, 0), release, cluster);

    /// <summary>Reads the configuration of a cluster, or of the first one, for what is about none in particular.</summary>
    /// <param name="source">The text.</param>
    /// <param name="cluster">The cluster; null for the first.</param>
    public static Result<ManifestsConfiguration> ReadAny(SourceText source, string? cluster)
    {
        var read = ConfigurationDocument.Read(source);
        return Read(read, source.At(0, 0), null, cluster ?? read.Value?.Clusters.FirstOrDefault()?.Name);
    }

    /// <summary>Reads the configuration of a cluster from a file that was read.</summary>
    /// <param name="read">The file.</param>
    /// <param name="place">Its beginning.</param>
    /// <param name="release">The release to use instead of the one it names; null for that one.</param>
    /// <param name="cluster">The cluster; null where the file is about one.</param>
    public static Result<ManifestsConfiguration> Read(Result<ConfigurationDocument> read, Location place, KubePrometheusRelease? release, string? cluster)
    {
        var (document, diagnostics) = read;
        if (document is null)
        {
            return new(null, diagnostics);
        }

        var chosen = document.Choose(cluster, place);
        if (chosen.Value is not { } root)
        {
            return new(null, [.. diagnostics, .. chosen.Diagnostics]);
        }

        var configuration = Read(release is null ? root : ConfiguredRelease.Apply(root, release), release);
        return ToResult(configuration.Value, [.. diagnostics, .. configuration.Diagnostics.Where(fault => !diagnostics.Any(cause => Explains(cause, fault)))]);
    }

    /// <summary>Reads the configuration from its document, and reports everything that is wrong with it in one run.</summary>
    /// <param name="document">The document.</param>
    /// <param name="release">The release that it names; null for the one of that tag in the catalogue.</param>
    public static Result<ManifestsConfiguration> Read(YamlNode document, KubePrometheusRelease? release = null)
    {
        if (document is YamlScalar { Kind: YamlScalarKind.Null } or YamlMapping { Entries: [] })
        {
            return new(null, [Empty(document.Location)]);
        }

        var (root, faults) = ShapeReader.Read(document, ConfigurationShape.Shape);
        var configuration = ConfigurationShape.Bind(root, release);
        var read = ToResult(configuration, [.. faults, .. ConfigurationChecks.Run(configuration)]);
        return read.Value is { } valid ? read with { Value = StackResolution.Resolve(valid) } : read;
    }

    // Text that is not YAML is not a valid value either: its cause is enough.
    private static bool Explains(Diagnostic cause, Diagnostic fault) =>
        fault.Location is { Span: var value } && cause.Location is { Span.Start: var at } && fault.Code != ConfigurationCodes.MissingKey && value.Start <= at && at <= value.End;

    /// <summary>The error about a configuration without anything in it.</summary>
    public static Diagnostic Empty(Location? location) =>
        Diagnostic.Error(ConfigurationCodes.EmptyConfiguration, location, "the configuration is empty; it needs 'kubernetes' and 'kubePrometheus'");

    private static Result<ManifestsConfiguration> ToResult(ManifestsConfiguration? configuration, ImmutableArray<Diagnostic> diagnostics)
    {
        var result = new Result<ManifestsConfiguration>(configuration, [.. diagnostics.OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? 0)]);
        return result.Succeeded ? result : result with { Value = null };
    }
}

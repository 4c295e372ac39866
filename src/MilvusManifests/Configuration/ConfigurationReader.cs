using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Reads <c>manifests.config.yaml</c>.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads the configuration out of a file's text, and says everything that is wrong with it in one run.</summary>
    /// <param name="source">The text.</param>
    /// <param name="release">The release in the place of the one it names; null for that one.</param>
    public static Result<ManifestsConfiguration> Read(SourceText source, KubePrometheusRelease? release = null)
    {
        var (document, diagnostics) = YamlReader.ReadSingle(source);
        if (document is null)
        {
            var isEmpty = diagnostics.All(diagnostic => diagnostic.Code == Codes.YamlDocumentCount);
            return new(null, isEmpty ? [Empty(source.At(0, 0))] : diagnostics);
        }

        var read = Read(release is null ? document.Root : ConfiguredRelease.Apply(document.Root, release), release);
        var all = InOrderOfTheFile([.. diagnostics, .. read.Diagnostics.Where(misfit => !diagnostics.Any(cause => Holds(misfit, cause)))]);
        return new(HasErrors(all) ? null : read.Value, all);
    }

    /// <summary>Reads the configuration out of its document, and says everything that is wrong with it in one run.</summary>
    /// <param name="document">The document.</param>
    /// <param name="release">The release that it names; null for the catalogue's of that tag.</param>
    public static Result<ManifestsConfiguration> Read(YamlNode document, KubePrometheusRelease? release = null)
    {
        if (document is YamlScalar { Kind: YamlScalarKind.Null } or YamlMapping { Entries: [] })
        {
            return new(null, [Empty(document.Location)]);
        }

        var misfits = ShapeValidator.Validate(document, ConfigurationShape.Root);
        if (document is not YamlMapping written)
        {
            return new(null, misfits);
        }

        var diagnostics = InOrderOfTheFile([.. misfits, .. ConfigurationChecks.Run(written, release)]);
        return new(HasErrors(diagnostics) ? null : Bind(written), diagnostics);
    }

    // What is no YAML is no value either: the reason is enough.
    private static bool Holds(Diagnostic misfit, Diagnostic cause) =>
        misfit.Location is { Span: var value } && cause.Location is { Span.Start: var at } && misfit.Code != Codes.MissingKey && value.Start <= at && at <= value.End;

    private static Diagnostic Empty(Location? location) =>
        Diagnostic.Error(Codes.EmptyConfiguration, location, "the configuration is empty; it needs 'kubernetes' and 'kubePrometheus'");

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    private static ManifestsConfiguration Bind(YamlMapping written) =>
        ConfigurationBinder.Bind(written, (YamlMapping)ShapeCompletion.Complete(written, ConfigurationShape.Root));

    private static ImmutableArray<Diagnostic> InOrderOfTheFile(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? 0)];
}

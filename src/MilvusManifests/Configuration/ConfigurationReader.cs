using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Reads <c>manifests.config.yaml</c>.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads the configuration out of its document, and says everything that is wrong with it in one run.</summary>
    public static Result<ManifestsConfiguration> Read(YamlNode document)
    {
        if (document is YamlScalar { Kind: YamlScalarKind.Null } or YamlMapping { Entries: [] })
        {
            return new(null, [Diagnostic.Error(Codes.EmptyConfiguration, document.Location, "the configuration is empty; it needs 'kubernetes' and 'kubePrometheus'")]);
        }

        var misfits = ShapeValidator.Validate(document, ConfigurationShape.Root);
        if (document is not YamlMapping written)
        {
            return new(null, misfits);
        }

        var diagnostics = InOrderOfTheFile(misfits.AddRange(ConfigurationChecks.Run(written)));
        var failed = diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return new(failed ? null : Bind(written), diagnostics);
    }

    private static ManifestsConfiguration Bind(YamlMapping written) =>
        ConfigurationBinder.Bind(written, (YamlMapping)ShapeCompletion.Complete(written, ConfigurationShape.Root));

    private static ImmutableArray<Diagnostic> InOrderOfTheFile(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? 0)];
}

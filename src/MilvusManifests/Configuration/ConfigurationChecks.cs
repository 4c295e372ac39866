using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>What the shape cannot say: rules between values. Each rule passes over values that are absent or that the shape refuses.</summary>
internal static class ConfigurationChecks
{
    /// <summary>Everything these rules have to say, in any order.</summary>
    public static IEnumerable<Diagnostic> Run(YamlMapping configuration, KubePrometheusRelease? release)
    {
        var stack = configuration.Mapping("kubePrometheus");
        return
        [
            .. ReleaseChecks.Run(configuration, release),
            .. CheckNamespace(stack),
            .. SettingChecks.Run(stack),
            .. MilvusChecks.Run(configuration.Items("milvus")),
            .. CheckFolders(configuration),
            .. CheckSchemas(configuration),
        ];
    }

    private static IEnumerable<Diagnostic> CheckNamespace(YamlMapping? stack)
    {
        if (stack.Text("namespace") is { } name && (name.Value == "default" || name.Value.StartsWith("kube-", StringComparison.Ordinal)))
        {
            yield return Diagnostic.Error(Codes.ReservedNamespace, name.Location,
                $"namespace {Quote.Value(name.Value)} belongs to the cluster; write one that is the stack's own, such as monitoring");
        }
    }

    private static IEnumerable<Diagnostic> CheckFolders(YamlMapping configuration)
    {
        var templates = configuration.Text("templates", Formats.RelativePath);
        var output = configuration.Text("output", Formats.RelativePath);
        var templatesPath = PathSyntax.Normalise(templates?.Value ?? "templates") + "/";
        var outputPath = PathSyntax.Normalise(output?.Value ?? "output") + "/";
        if (templatesPath.StartsWith(outputPath, StringComparison.Ordinal) || outputPath.StartsWith(templatesPath, StringComparison.Ordinal))
        {
            yield return Diagnostic.Error(Codes.OverlappingFolders, (output ?? templates)?.Location,
                $"templates {Quote.Value(templatesPath[..^1])} and output {Quote.Value(outputPath[..^1])} overlap; write two folders of which none holds the other");
        }
    }

    private static IEnumerable<Diagnostic> CheckSchemas(YamlMapping configuration)
    {
        var output = PathSyntax.Normalise(configuration.Text("output", Formats.RelativePath)?.Value ?? "output") + "/";
        foreach (var path in (configuration["schemas"] as YamlSequence)?.Items.OfType<YamlScalar>() ?? [])
        {
            var schemas = PathSyntax.Normalise(path.Value) + "/";
            if (schemas.StartsWith(output, StringComparison.Ordinal) || output.StartsWith(schemas, StringComparison.Ordinal))
            {
                yield return Diagnostic.Error(Codes.OverlappingFolders, path.Location,
                    $"schemas {Quote.Value(schemas[..^1])} and output {Quote.Value(output[..^1])} overlap; keep schemas where nothing is written");
            }
        }
    }
}

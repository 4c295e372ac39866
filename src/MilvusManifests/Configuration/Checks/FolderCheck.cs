using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>The output folder and those that are read from must not contain each other.</summary>
internal static class FolderCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        var (templates, output) = (configuration.Templates, configuration.Output);
        if (templates.IsValid && output.IsValid && Overlap(templates.Value, output.Value))
        {
            yield return Diagnostic.Error(ConfigurationCodes.OverlappingFolders, output.Location ?? templates.Location,
                $"templates '{templates.Value}' and output '{output.Value}' overlap; use two folders of which neither contains the other");
        }

        foreach (var schemas in configuration.Schemas.Where(schemas => schemas.IsValid && output.IsValid && Overlap(schemas.Value, output.Value)))
        {
            yield return Diagnostic.Error(ConfigurationCodes.OverlappingFolders, schemas.Location,
                $"schemas '{schemas.Value}' and output '{output.Value}' overlap; keep schemas outside the output folder");
        }

        if (configuration.KubePrometheus.Dashboards.Folder is { IsValid: true } dashboards && output.IsValid && Overlap(dashboards.Value, output.Value))
        {
            yield return Diagnostic.Error(ConfigurationCodes.OverlappingFolders, dashboards.Location,
                $"dashboards '{dashboards.Value}' and output '{output.Value}' overlap; keep your dashboards outside the output folder");
        }
    }

    private static bool Overlap(string left, string right) =>
        $"{left}/".StartsWith($"{right}/", StringComparison.Ordinal) || $"{right}/".StartsWith($"{left}/", StringComparison.Ordinal);
}

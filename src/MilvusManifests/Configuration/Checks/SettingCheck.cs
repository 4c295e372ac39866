using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>Each setting of the stack passes its own check, and none is set together with one that it conflicts with.</summary>
internal static class SettingCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        var settings = configuration.KubePrometheus.Settings;
        foreach (var value in settings)
        {
            foreach (var diagnostic in value.Setting.Check(value.Bound))
            {
                yield return diagnostic;
            }

            if (settings.FirstOrDefault(other => other.Setting.Section == value.Setting.Section && other.Setting.Name == value.Setting.ConflictsWith) is { } conflict)
            {
                yield return Diagnostic.Error(ConfigurationCodes.OneOf, value.KeyLocation, $"'{value.Setting.Name}' is not allowed together with '{conflict.Setting.Name}'; remove one of them")
                    .With(new RelatedLocation($"'{conflict.Setting.Name}' is at", conflict.KeyLocation));
            }
        }
    }
}

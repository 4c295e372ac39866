using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>Which settings of a Milvus have an effect depends on what installed it.</summary>
internal static class InstallerCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) => configuration.Milvus.SelectMany(milvus => milvus.InstalledBy switch
    {
        { IsValid: false } => [],
        { Value: InstalledBy.Operator } => RunOnOperators(milvus),
        _ => RunOnHelms(milvus),
    });

    private static IEnumerable<Diagnostic> RunOnOperators(MilvusInstance milvus)
    {
        const string inFavour = "; use podMonitor instead";
        (string Key, Location? Location, string Advice)[] settings =
        [
            ("serviceMonitor", milvus.ServiceMonitor.KeyLocation, inFavour),
            ("nameOverride", milvus.NameOverride?.KeyLocation, ""),
            ("fullnameOverride", milvus.FullnameOverride?.KeyLocation, ""),
        ];
        foreach (var (key, location, advice) in settings.Where(setting => setting.Location is not null))
        {
            yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, location, $"'{key}' has no effect when installedBy is operator{advice}");
        }

        if (milvus.PodMonitor.IsWritten && !milvus.PodMonitorEnabled.IsWritten)
        {
            yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, milvus.PodMonitor.KeyLocation, "'podMonitor' has no effect without enabled: true");
        }
    }

    private static IEnumerable<Diagnostic> RunOnHelms(MilvusInstance milvus)
    {
        if (milvus.PodMonitor.KeyLocation is { } location)
        {
            yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, location, "'podMonitor' is only allowed when installedBy is operator; a Helm release has a serviceMonitor");
        }
    }
}

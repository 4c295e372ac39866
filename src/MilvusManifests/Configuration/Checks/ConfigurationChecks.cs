using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>The rules between values, which no shape can express. Each ignores values that are not valid, since these are reported already.</summary>
internal static class ConfigurationChecks
{
    private static readonly Func<ManifestsConfiguration, IEnumerable<Diagnostic>>[] All =
    [
        ReleaseCheck.Run,
        NamespaceCheck.Run,
        StackCheck.Run,
        AccessCheck.Run,
        LeftOutCheck.Run,
        SettingCheck.Run,
        InstallerCheck.Run,
        MonitorCheck.Run,
        DuplicateMilvusCheck.Run,
        MilvusVersionCheck.Run,
        FolderCheck.Run,
        GitOpsCheck.Run,
    ];

    /// <summary>Everything that the rules find, in no particular order.</summary>
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) => All.SelectMany(check => check(configuration));
}

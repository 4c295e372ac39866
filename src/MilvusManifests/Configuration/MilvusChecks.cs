using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Rules between the settings of a Milvus, and between one Milvus and another.</summary>
internal static class MilvusChecks
{
    private static readonly string[] HelmSettings = ["serviceMonitor", "nameOverride", "fullnameOverride"];

    public static IEnumerable<Diagnostic> Run(ImmutableArray<YamlNode> entries)
    {
        var releases = new Dictionary<(string Namespace, string Release), YamlScalar>();
        var monitors = new Dictionary<(string Namespace, string Kind, string Name), YamlScalar>();
        foreach (var entry in entries.OfType<YamlMapping>())
        {
            foreach (var diagnostic in CheckInstaller(entry))
            {
                yield return diagnostic;
            }

            foreach (var diagnostic in MonitorChecks.Run(entry))
            {
                yield return diagnostic;
            }

            if (FindDuplicate(entry, releases, monitors) is { } duplicate)
            {
                yield return duplicate;
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckInstaller(YamlMapping entry)
    {
        if (IsOperators(entry))
        {
            foreach (var setting in HelmSettings)
            {
                if (entry.Find(setting) is { } found)
                {
                    yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, found.Key.Location,
                        $"'{setting}' has no effect with installedBy: operator{(setting == "serviceMonitor" ? "; ask for a podMonitor instead" : "")}");
                }
            }
        }

        if (entry.Find("podMonitor") is not { } podMonitor)
        {
            yield break;
        }

        if (!IsOperators(entry))
        {
            yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, podMonitor.Key.Location,
                "'podMonitor' goes only with installedBy: operator; a Helm release has a serviceMonitor");
        }
        else if (podMonitor.Value is YamlMapping { Entries: not [] } settings && settings["enabled"] is null)
        {
            yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, podMonitor.Key.Location, "'podMonitor' has no effect without enabled: true");
        }
    }

    private static Diagnostic? FindDuplicate(
        YamlMapping entry,
        Dictionary<(string Namespace, string Release), YamlScalar> releases,
        Dictionary<(string Namespace, string Kind, string Name), YamlScalar> monitors)
    {
        if (entry.Text("release", Formats.ReleaseName) is not { } release || entry.Text("namespace", Formats.DnsLabel) is not { } ns)
        {
            return null;
        }

        if (!releases.TryAdd((ns.Value, release.Value), release))
        {
            return Diagnostic.Error(ConfigurationCodes.DuplicateMilvus, release.Location,
                $"Milvus '{release.Value}' in namespace '{ns.Value}' has an entry already; remove one of the two")
                .With(new RelatedLocation("the first:", releases[(ns.Value, release.Value)].Location));
        }

        var key = (ns.Value, IsOperators(entry) ? "PodMonitor" : "ServiceMonitor", NamesOf(entry, release.Value).Monitor);
        return monitors.TryAdd(key, release)
            ? null
            : Diagnostic.Error(ConfigurationCodes.DuplicateMilvus, release.Location,
                $"{key.Item2} '{key.Monitor}' in namespace '{ns.Value}' is also that of Milvus '{monitors[key].Value}'; give one of them another fullnameOverride")
                .With(new RelatedLocation("the first:", monitors[key].Location));
    }

    private static MilvusNames NamesOf(YamlMapping entry, string release) => IsOperators(entry)
        ? MilvusNames.OfOperatorObject(release)
        : MilvusNames.OfHelmRelease(release, entry.Says("mode", "standalone") ? MilvusMode.Standalone : MilvusMode.Cluster,
            entry.Text("nameOverride")?.Value, entry.Text("fullnameOverride")?.Value);

    private static bool IsOperators(YamlMapping entry) => entry.Says("installedBy", "operator");
}

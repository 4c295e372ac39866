using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Each setting that is written reaches an object: upstream's own files may lack the one that it is about.</summary>
internal sealed class SettingsWithoutEffect : ICheck
{
    private static readonly Target[] Targets =
    [
        new("prometheus", [], "Prometheus", "manifests/prometheus-prometheus.yaml"),
        new("alertmanager", [], "Alertmanager", "manifests/alertmanager-alertmanager.yaml"),
        new("grafana", ["resources", "adminSecret"], "Deployment 'grafana' with a container of that name", "manifests/grafana-deployment.yaml"),
        new("grafana", ["ini"], "Secret 'grafana-config' with grafana.ini in stringData", "manifests/grafana-config.yaml"),
    ];

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [ConfigurationCodes.NoEffect];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var stack = (YamlMapping)set.Inputs.Configuration.Written["kubePrometheus"]!;
        return
            from target in set.Inputs.Source is null ? [] : Targets
            where set.Inputs.Configuration.KubePrometheus.Has(target.Section) && !set.Plan.Manifests.Any(planned => planned.Path == target.File)
            let written = stack[target.Section] as YamlMapping
            where written is not null
            from key in target.Keys.IsEmpty ? written.Keys : target.Keys
            let setting = written.Find(key)
            where setting is not null && !set.Set.Used.Settings.Contains($"{target.Section}.{key}")
            select Diagnostic.Warning(
                ConfigurationCodes.NoEffect, setting.Key.Location, $"'kubePrometheus.{target.Section}.{key}' has no effect: the source has no {target.Object}");
    }

    // A file that a template of the user's writes sees the settings itself.
    private sealed record Target(string Section, ImmutableArray<string> Keys, string Object, string File);
}

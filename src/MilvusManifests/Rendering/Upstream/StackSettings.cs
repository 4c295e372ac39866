using System.Text;
using MilvusManifests.Configuration;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering.Upstream;

/// <summary>Writes the settings of the configuration into upstream's objects: what the shipped templates do with them, done to data.</summary>
/// <remarks>Only what the configuration says is written; where it is silent, upstream's own value stays.</remarks>
internal sealed class StackSettings
{
    private readonly KubePrometheusConfiguration stack;
    private readonly YamlMapping? prometheus;
    private readonly YamlMapping? alertmanager;
    private readonly YamlMapping? grafana;

    /// <summary>The settings of a configuration.</summary>
    public StackSettings(ManifestsConfiguration configuration)
    {
        stack = configuration.KubePrometheus;
        var written = (YamlMapping)configuration.Written["kubePrometheus"]!;
        prometheus = written["prometheus"] as YamlMapping;
        alertmanager = written["alertmanager"] as YamlMapping;
        grafana = written["grafana"] as YamlMapping;
    }

    /// <summary>An object with the settings that are about it.</summary>
    /// <param name="node">The object.</param>
    /// <param name="reference">Which object it is.</param>
    /// <param name="applied">Learns which settings were written, such as <c>prometheus.replicas</c>.</param>
    public YamlMapping Apply(YamlMapping node, ObjectReference reference, ISet<string> applied) => WithPullSecrets((reference.Kind, reference.Name) switch
    {
        ("Prometheus", _) => ApplyTo(WithoutAlertmanager(node), "prometheus", prometheus, applied),
        ("Alertmanager", _) => ApplyTo(node, "alertmanager", alertmanager, applied),
        ("PodDisruptionBudget", "prometheus-k8s") => WithBudget(node),
        ("Deployment", "grafana") => ApplyGrafana(node, applied, "resources", "adminSecret"),
        ("Secret", "grafana-config") => ApplyGrafana(node, applied, "ini"),
        _ => node,
    }, reference.Kind);

    // The configuration has the operator's own names for all but the volume.
    private static YamlMapping ApplyTo(YamlMapping node, string section, YamlMapping? written, ISet<string> applied)
    {
        foreach (var entry in written?.Entries ?? [])
        {
            var key = entry.Key.Value;
            node = NodeEdit.Set(node, ["spec", key], key == "storage" ? Volume((YamlMapping)entry.Value) : entry.Value);
            applied.Add($"{section}.{key}");
        }

        return node;
    }

    // One replica that may never be taken down would keep its node from being drained.
    private YamlMapping WithBudget(YamlMapping node) =>
        stack.Prometheus.Replicas is { Value: 1, IsWritten: true } && node["spec"] is YamlMapping spec && spec["minAvailable"] is not null
            ? node.With("spec", spec.Without("minAvailable").With("maxUnavailable", new YamlScalar("1", YamlScalarStyle.Plain)))
            : node;

    private YamlMapping WithoutAlertmanager(YamlMapping node) =>
        stack.Has("alertmanager") ? node : NodeEdit.Change<YamlMapping>(node, ["spec"], spec => spec.Without("alerting"));

    private YamlMapping ApplyGrafana(YamlMapping node, ISet<string> applied, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (grafana?[key] is { } value && WithGrafana(node, key, value) is { } changed)
            {
                node = changed;
                applied.Add($"grafana.{key}");
            }
        }

        return node;
    }

    private static YamlMapping? WithGrafana(YamlMapping node, string key, YamlNode value)
    {
        if (key == "ini")
        {
            return NodeEdit.Find(node, "stringData", "grafana.ini") is YamlScalar ini
                ? NodeEdit.Set(node, ["stringData", "grafana.ini"], new YamlScalar(WithSections(ini.Value, (YamlMapping)value), YamlScalarStyle.Literal, YamlScalarKind.String, ini.Location))
                : null;
        }

        var containers = NodeEdit.Find(node, "spec", "template", "spec", "containers") as YamlSequence;
        var at = containers?.Items.Select(item => item is YamlMapping container && container["name"] is YamlScalar { Value: "grafana" }).ToList().IndexOf(true) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var grafana = (YamlMapping)containers!.Items[at];
        var changed = key == "resources" ? grafana.With("resources", value) : grafana.With("env", WithAdmin(grafana["env"] as YamlSequence, (YamlScalar)value));
        return NodeEdit.Set(node, ["spec", "template", "spec", "containers"], new YamlSequence(containers.Items.SetItem(at, changed), containers.Location));
    }

    // A section that stands twice is one to Grafana, and the key that comes last wins.
    private static string WithSections(string ini, YamlMapping sections)
    {
        var text = new StringBuilder(ini.TrimEnd('\n')).Append('\n');
        foreach (var (section, keys) in sections.Entries)
        {
            text.Append("\n[").Append(section.Value).Append("]\n");
            foreach (var (key, value) in ((YamlMapping)keys).Entries)
            {
                text.Append(key.Value).Append(" = ").Append(((YamlScalar)value).Value).Append('\n');
            }
        }

        return text.ToString();
    }

    private static YamlSequence WithAdmin(YamlSequence? env, YamlScalar secret)
    {
        const string user = "GF_SECURITY_ADMIN_USER";
        const string password = "GF_SECURITY_ADMIN_PASSWORD";
        var others = (env?.Items ?? []).Where(item => (item as YamlMapping)?["name"] is not YamlScalar { Value: user or password });
        return new YamlSequence([.. others, FromSecret(user, "admin-user"), FromSecret(password, "admin-password")], env?.Location);

        YamlMapping FromSecret(string name, string key) => NodeEdit.Map(
            ("name", YamlScalar.String(name)),
            ("valueFrom", NodeEdit.Map(("secretKeyRef", NodeEdit.Map(("name", secret), ("key", YamlScalar.String(key)))))));
    }

    private static YamlMapping Volume(YamlMapping storage)
    {
        var spec = NodeEdit.Map(("accessModes", new YamlSequence([YamlScalar.String("ReadWriteOnce")])));
        spec = storage["className"] is { } name ? spec.With("storageClassName", name) : spec;
        spec = NodeEdit.Set(spec, ["resources", "requests", "storage"], storage["size"]!);
        return NodeEdit.Map(("volumeClaimTemplate", NodeEdit.Map(("spec", spec))));
    }

    private YamlMapping WithPullSecrets(YamlMapping node, string kind) => stack.Images.PullSecrets.IsEmpty ? node : kind switch
    {
        "Deployment" or "DaemonSet" or "StatefulSet" or "Job" => NodeEdit.Change<YamlMapping>(node, ["spec", "template", "spec"], WithPullSecrets),
        "Prometheus" or "PrometheusAgent" or "Alertmanager" or "ThanosRuler" => NodeEdit.Change<YamlMapping>(node, ["spec"], WithPullSecrets),
        _ => node,
    };

    private YamlMapping WithPullSecrets(YamlMapping pod)
    {
        var given = stack.Images.PullSecrets.Select(secret => (YamlNode)NodeEdit.Map(("name", secret.Node)));
        var present = (pod["imagePullSecrets"] as YamlSequence)?.Items ?? [];
        return pod.With("imagePullSecrets", new YamlSequence([.. present.Concat(given).Distinct(YamlNodeComparer.Json)]));
    }
}

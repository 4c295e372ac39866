using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Section <c>kubePrometheus.grafana</c>.</summary>
internal static class GrafanaSettings
{
    private const string Section = "grafana";
    private const string IniFile = "grafana.ini";
    private const string VolumeName = "grafana-storage";

    /// <summary>The settings.</summary>
    public static ImmutableArray<StackSetting> All { get; } =
    [
        .. WorkloadSettings.For(
            Workload.Grafana,
            Map(
                ("limits", Map(("cpu", Plain("200m")), ("memory", Plain("200Mi")))),
                ("requests", Map(("cpu", Plain("100m")), ("memory", Plain("100Mi"))))),
            Map(("kubernetes.io/os", Plain("linux")))),
        new(Section, "storage", Volume.Shape, "A volume that outlives the pod, for users, preferences and dashboards made by hand.")
        {
            Absent = "an emptyDir",
            Edits = [Edit.Change(Workload.Grafana.Target with { Part = $"a volume {VolumeName}" }, Keep)],
            Addition = new ObjectAddition(Workload.Grafana.Target, "manifests/grafana-persistentVolumeClaim.yaml", Claim),
            Check = ResourceChecks.CheckStorage,
        },
        new(Section, "adminSecret", new StringShape(DnsSubdomain.Existing), "Your own Secret with `admin-user` and `admin-password` in the stack's namespace.")
        {
            Absent = "Grafana's admin/admin, to be changed at first login",
            Edits = [Workload.Grafana.ChangeContainer(ReadAdmin)],
        },
        new(Section, "ini", new MapShape(IniName.Syntax, new MapShape(IniName.Syntax, new ScalarShape())), "Sections of `grafana.ini` and their keys, in addition to the published ones.")
        {
            Default = YamlMapping.Empty,
            Edits = [Edit.Change(ObjectTarget.Named("Secret", "grafana-config", $"{IniFile} in stringData"), AddSections)],
        },
    ];

    // A volume of one node cannot be on the next before the old pod has let go of it.
    private static YamlMapping Keep(YamlMapping deployment, SettingValue value)
    {
        var changed = deployment.Change<YamlSequence>(["spec", "template", "spec", "volumes"], volumes => Edit.ChangeNamed(volumes, "name", VolumeName, volume =>
            new YamlMapping([volume.Find("name")!, .. Map(("persistentVolumeClaim", Map(("claimName", Plain(VolumeName))))).Entries], volume.Location)));
        return ReferenceEquals(changed, deployment) ? deployment : changed.Set(["spec", "strategy"], Map(("type", Plain("Recreate"))), value.KeyLocation);
    }

    private static YamlMapping Claim(YamlMapping deployment, SettingValue value)
    {
        var metadata = Map(("name", Plain(VolumeName)));
        foreach (var key in (ReadOnlySpan<string>)["namespace", "labels"])
        {
            metadata = deployment.At("metadata", key) is { } shared ? metadata.With(key, shared) : metadata;
        }

        return Map(("apiVersion", Plain("v1")), ("kind", Plain("PersistentVolumeClaim")), ("metadata", metadata), ("spec", Volume.Claim(value.Mapping)));
    }

    private static YamlMapping ReadAdmin(YamlMapping container, SettingValue value)
    {
        const string user = "GF_SECURITY_ADMIN_USER";
        const string password = "GF_SECURITY_ADMIN_PASSWORD";
        var env = container["env"] as YamlSequence;
        var others = (env?.Items ?? []).Where(item => (item as YamlMapping)?["name"] is not YamlScalar { Value: user or password });
        return container.With("env", new YamlSequence([.. others, FromSecret(user, "admin-user"), FromSecret(password, "admin-password")], env?.Location), value.KeyLocation);

        YamlMapping FromSecret(string name, string key) => Map(
            ("name", Quoted(name)),
            ("valueFrom", Map(("secretKeyRef", Map(("name", value.Node), ("key", Quoted(key)))))));
    }

    // Grafana merges sections of the same name, and the last value of a key wins.
    private static YamlMapping AddSections(YamlMapping secret, SettingValue value) => secret.Change<YamlScalar>(["stringData", IniFile], ini =>
    {
        var text = new StringBuilder(ini.Value.TrimEnd('\n')).Append('\n');
        foreach (var (section, keys) in value.Mapping.Entries)
        {
            text.Append("\n[").Append(section.Value).Append("]\n");
            foreach (var (key, entry) in ((YamlMapping)keys).Entries)
            {
                text.Append(key.Value).Append(" = ").Append(((YamlScalar)entry).Value).Append('\n');
            }
        }

        return new YamlScalar(text.ToString(), YamlScalarStyle.Literal, YamlScalarKind.String, value.Node.Location);
    });
}

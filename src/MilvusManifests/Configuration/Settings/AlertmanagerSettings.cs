using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Section <c>kubePrometheus.alertmanager</c>.</summary>
internal static class AlertmanagerSettings
{
    private const string Section = "alertmanager";
    private const string ConfigurationFile = "alertmanager.yaml";

    private static readonly ObjectTarget Alertmanager = Workload.Alertmanager.Target;

    private static readonly ObjectTarget Secret = ObjectTarget.Named("Secret", "alertmanager-main");

    private static readonly MappingShape Verbatim = new() { IsOpen = true, IsVerbatim = true };

    /// <summary>The settings.</summary>
    public static ImmutableArray<StackSetting> All { get; } =
    [
        new(Section, "replicas", new IntegerShape(1, PrometheusSettings.MostReplicas), "The number of replicas.")
        {
            Default = Plain("3"),
            Edits = [Edit.Set(Alertmanager, "spec", "replicas")],
        },
        new(Section, "storage", Volume.Shape, "A volume that outlives the pod.")
        {
            Absent = "an emptyDir",
            Edits = [Edit.Set(Alertmanager, Volume.Template, "spec", "storage")],
            Check = ResourceChecks.CheckStorage,
        },
        .. WorkloadSettings.For(
            Workload.Alertmanager,
            Map(
                ("limits", Map(("cpu", Plain("100m")), ("memory", Plain("100Mi")))),
                ("requests", Map(("cpu", Plain("4m")), ("memory", Plain("100Mi"))))),
            Map(("kubernetes.io/os", Plain("linux")))),
        WorkloadSettings.AntiAffinity(Workload.Alertmanager),
        new(Section, "config", Configuration, "Routes, receivers and the rest of Alertmanager's configuration, in its own format; replaces the published one. Credentials are not allowed: their `_file` keys name files below `/etc/alertmanager/secrets/SECRET/`.")
        {
            Absent = "the published one",
            ConflictsWith = "configSecret",
            Edits = [new ObjectEdit(Secret with { Part = $"{ConfigurationFile} in stringData" }, (node, value, _) => WriteConfiguration(node, value))],
            Check = AlertmanagerConfigurationChecks.Run,
        },
        new(Section, "secrets", new SequenceShape(new StringShape(DnsSubdomain.Existing)), "Your own Secrets in the stack's namespace, mounted below `/etc/alertmanager/secrets/`.")
        {
            Default = YamlSequence.Empty,
            Edits = [Edit.Set(Alertmanager, "spec", "secrets")],
        },
        new(Section, "configSecret", new StringShape(DnsSubdomain.Existing), "Your own Secret with `alertmanager.yaml` in the stack's namespace; none is written then.")
        {
            Absent = "the published one",
            Edits = [Edit.Set(Alertmanager, "spec", "configSecret"), Edit.Optional(Edit.Remove(Secret))],
        },
    ];

    private static MappingShape Configuration => new(
        new PropertyShape("route", Verbatim, "The tree of routes.") { IsRequired = true },
        new PropertyShape("receivers", new SequenceShape(Verbatim), "Who is notified, and how.") { IsRequired = true })
    {
        IsOpen = true,
        IsVerbatim = true,
    };

    private static YamlMapping WriteConfiguration(YamlMapping secret, SettingValue value) => secret.Change<YamlScalar>(
        ["stringData", ConfigurationFile],
        _ => new YamlScalar(YamlWriter.Write(value.Node), YamlScalarStyle.Literal, YamlScalarKind.String, value.Node.Location));
}

using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Every setting of the stack, once.</summary>
internal static class StackSettings
{
    /// <summary>The settings, in the order they are documented and apply.</summary>
    public static ImmutableArray<StackSetting> All { get; } =
    [
        .. ComponentSettings.All,
        .. PrometheusSettings.All,
        .. AlertmanagerSettings.All,
        .. GrafanaSettings.All,
        .. WorkloadSettings.For(Workload.BlackboxExporter),
        WorkloadSettings.Arguments(Workload.BlackboxExporter),
        .. WorkloadSettings.For(Workload.KubeStateMetrics),
        WorkloadSettings.Arguments(Workload.KubeStateMetrics),
        .. WorkloadSettings.For(Workload.NodeExporter),
        WorkloadSettings.Arguments(Workload.NodeExporter),
        .. WorkloadSettings.For(Workload.PrometheusAdapter),
        WorkloadSettings.Arguments(Workload.PrometheusAdapter),
        .. WorkloadSettings.For(Workload.PrometheusOperator),
        WorkloadSettings.Arguments(Workload.PrometheusOperator),
        .. ImageSettings.All,
        new("", "networkPolicies", new BooleanShape(), "Whether the stack's NetworkPolicies are written.")
        {
            Default = DefaultValue.Plain("true"),
            Edits = [Edit.Optional(Edit.When(value => value.IsFalse, Edit.Remove(ObjectTarget.OfKind("NetworkPolicy"))))],
        },
    ];

    /// <summary>The keys of a section.</summary>
    /// <param name="section">The section; empty for <c>kubePrometheus</c> itself.</param>
    public static IEnumerable<PropertyShape> In(string section) => All.Where(setting => setting.Section == section).Select(setting => setting.Property);

    /// <summary>The settings that a configuration has, in the order they apply.</summary>
    /// <param name="stack">Section <c>kubePrometheus</c>.</param>
    public static ImmutableArray<SettingValue> Written(BoundNode stack) =>
        [.. All.Select(setting => new SettingValue(setting, Find(stack, setting))).Where(value => value.Bound.IsWritten)];

    /// <summary>Whether the setting is about something that the set has.</summary>
    public static bool IsWanted(this KubePrometheusConfiguration stack, StackSetting setting) =>
        !StackComponent.Names.Contains(setting.Section, StringComparer.Ordinal) || stack.Has(setting.Section);

    private static BoundNode Find(BoundNode stack, StackSetting setting) =>
        (setting.Section.Length == 0 ? stack : stack.Members[setting.Section]).Members[setting.Name];
}

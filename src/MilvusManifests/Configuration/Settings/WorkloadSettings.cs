using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Configuration.Settings;

/// <summary>The settings that every program of the stack has.</summary>
internal static class WorkloadSettings
{
    private const string AsPublished = "kube-prometheus' own";

    private static readonly MapShape Quantities = new(LabelKey.Syntax, new QuantityShape());

    private static readonly MappingShape ResourceShape = new(
        new PropertyShape("requests", Quantities, "The reserved amount of each resource."),
        new PropertyShape("limits", Quantities, "The maximum amount of each resource."))
    {
        IsVerbatim = true,
    };

    private static readonly SequenceShape TolerationShape = new(
        new MappingShape(
            new PropertyShape("key", new StringShape(LabelKey.Syntax), "The key of the taint.") { Absent = "every taint" },
            new PropertyShape("operator", new ChoiceShape("Equal", "Exists"), "Whether the value must be equal."),
            new PropertyShape("value", new StringShape(LabelValue.Syntax), "The value of the taint."),
            new PropertyShape("effect", new ChoiceShape("NoSchedule", "PreferNoSchedule", "NoExecute"), "The effect of the taint.") { Absent = "every effect" },
            new PropertyShape("tolerationSeconds", new IntegerShape(0, int.MaxValue), "How long `NoExecute` is tolerated.") { Absent = "forever" })
        {
            IsVerbatim = true,
        });

    private static readonly MappingShape Verbatim = new() { IsOpen = true, IsVerbatim = true };

    /// <summary>The settings of one program.</summary>
    /// <param name="workload">The program.</param>
    /// <param name="resources">Its resources without the setting; null where they are not documented.</param>
    /// <param name="nodeSelector">Its node selector without the setting; null where it is not documented.</param>
    public static ImmutableArray<StackSetting> For(Workload workload, YamlMapping? resources = null, YamlMapping? nodeSelector = null) =>
    [
        new(workload.Section, "resources", ResourceShape, "Requests and limits of the container; replaces the default.")
        {
            Default = resources,
            Absent = AsPublished,
            Edits = [workload.SetOnContainer("resources")],
            Check = ResourceChecks.CheckResources,
        },
        new(workload.Section, "nodeSelector", new MapShape(LabelKey.Syntax, new StringShape(LabelValue.Syntax)), "Labels of the nodes it may run on; replaces the default.")
        {
            Default = nodeSelector,
            Absent = AsPublished,
            Edits = [workload.SetOnPod("nodeSelector")],
        },
        new(workload.Section, "tolerations", TolerationShape, "Taints of the nodes that it tolerates.")
        {
            Default = workload == Workload.NodeExporter ? null : YamlSequence.Empty,
            Absent = "every taint",
            Edits = [workload.SetOnPod("tolerations")],
            Check = TolerationChecks.CheckTolerations,
        },
        new(workload.Section, "affinity", Verbatim, "The `affinity` of its pods.") { Absent = "none", Edits = [workload.SetOnPod("affinity")] },
        new(workload.Section, "priorityClassName", new StringShape(DnsSubdomain.Existing), "The PriorityClass of its pods.")
        {
            Absent = workload == Workload.NodeExporter ? "`system-cluster-critical`" : "none",
            Edits = [workload.SetOnPod("priorityClassName")],
        },
    ];

    /// <summary>Arguments on top of a program's own.</summary>
    public static StackSetting Arguments(Workload workload) =>
        new(workload.Section, "args", new SequenceShape(new StringShape(CommandLineFlag.Syntax)), "Additional arguments; one that it already has is replaced.")
        {
            Default = YamlSequence.Empty,
            Edits = [workload.ChangeContainer(AddArguments)],
        };

    /// <summary>Replicas are kept apart: on different nodes if possible, or always.</summary>
    public static StackSetting AntiAffinity(Workload workload) =>
        new(workload.Section, "podAntiAffinity", new ChoiceShape("soft", "hard"), "Spreads replicas over nodes: `soft` where possible, `hard` always, so that a replica without a node of its own does not start.")
        {
            Absent = "none",
            ConflictsWith = "affinity",
            Edits = [workload.SetOnPod("affinity", WithAntiAffinity)],
        };

    private static YamlMapping AddArguments(YamlMapping container, SettingValue value)
    {
        var arguments = (container["args"] as YamlSequence)?.Items ?? [];
        foreach (var added in value.Items.Cast<YamlScalar>())
        {
            var at = arguments.Select(argument => (argument as YamlScalar)?.Value is { } own && Flag(own) == Flag(added.Value)).ToList().IndexOf(true);
            arguments = at < 0 ? arguments.Add(added) : arguments.SetItem(at, added);
        }

        return container.With("args", new YamlSequence(arguments, value.Node.Location), value.KeyLocation);
    }

    private static string Flag(string argument) => argument.Split('=')[0];

    private static YamlMapping WithAntiAffinity(YamlMapping node, SettingValue value)
    {
        var term = Map(
            ("labelSelector", Map(("matchLabels", (node.At("spec", "podMetadata", "labels") as YamlMapping ?? YamlMapping.Empty).Without("app.kubernetes.io/version")))),
            ("namespaces", new YamlSequence([node.At("metadata", "namespace") ?? YamlScalar.Null])),
            ("topologyKey", Plain("kubernetes.io/hostname")));
        var terms = value.Text == "hard"
            ? Map(("requiredDuringSchedulingIgnoredDuringExecution", new YamlSequence([term])))
            : Map(("preferredDuringSchedulingIgnoredDuringExecution", new YamlSequence([Map(("weight", Plain("100")), ("podAffinityTerm", term))])));
        return new YamlMapping(Map(("podAntiAffinity", terms)).Entries, value.Node.Location);
    }
}

using MilvusManifests.Configuration.Settings;
using static MilvusManifests.Configuration.DefaultValue;

namespace MilvusManifests.Configuration;

/// <summary>The shape of section <c>kubePrometheus</c>.</summary>
internal static class KubePrometheusShape
{
    /// <summary>The section.</summary>
    public static MappingShape Root { get; } = new([
        new PropertyShape("version", new StringShape(Formats.KubePrometheusVersion), "The release, by its tag.") { IsRequired = true },
        new PropertyShape("source", Source(), "Where the stack's objects come from: `builtin`, the templates that come with the program, or kube-prometheus' own files.")
        {
            Default = Quoted(BuiltinSource.Word),
        },
        new PropertyShape("namespace", new StringShape(Formats.DnsLabel), "The namespace of the stack, wherever it occurs.") { Default = Quoted("monitoring") },
        Section("components", "What is left out: `false` for a component."),
        Section("prometheus", "Settings of Prometheus."),
        Section("alertmanager", "Settings of Alertmanager."),
        Section("grafana", "Settings of Grafana."),
        Section("blackboxExporter", "Settings of the blackbox exporter."),
        Section("kubeStateMetrics", "Settings of kube-state-metrics."),
        Section("nodeExporter", "Settings of the node exporter."),
        Section("prometheusAdapter", "Settings of the adapter."),
        Section("prometheusOperator", "Settings of the operator."),
        Section("images", "Where images come from."),
        .. StackSettings.In(""),
    ]);

    private static PropertyShape Section(string name, string summary) => new(name, new MappingShape([.. StackSettings.In(name)]), summary);

    private static ChoiceOrMappingShape Source() => new(
        new ChoiceShape(BuiltinSource.Word),
        new MappingShape(
            new PropertyShape("directory", new StringShape(Formats.SourceFolder), "A checkout, an unpacked release or its `manifests` folder; it may lie outside the folder of this file."),
            new PropertyShape("archive", new StringShape(Formats.SourceArchive), "A `.tar.gz` or `.zip` of a release; a path may lead outside the folder of this file."),
            new PropertyShape("sha256", new StringShape(Formats.Sha256), "The SHA-256 of the archive."),
            new PropertyShape("git", Git(), "A tag of a git repository."))
        {
            Rules = [new ExactlyOne("directory", "archive", "git"), new Together("archive", "sha256")],
        });

    private static MappingShape Git() => new(
        new PropertyShape("url", new StringShape(Formats.GitUrl), "The repository.") { IsRequired = true },
        new PropertyShape("tag", new StringShape(Formats.GitTag), "The tag.") { IsRequired = true },
        new PropertyShape("commit", new StringShape(Formats.GitCommit), "The commit that the tag must be.") { IsRequired = true });
}

namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>milvus-operator already makes the monitor.</summary>
    public static readonly DiagnosticCode MilvusOperatorMonitors = new(
        "MM6101",
        "milvus-operator makes this Milvus' PodMonitor itself",
        "For every Milvus object milvus-operator keeps a PodMonitor of the same name, in the same namespace, which scrapes port 'metrics' of all "
        + "its pods every spec.components.metricInterval (30s where unset), so that no monitor is generated: a second one would scrape every pod "
        + "twice. To have the monitor in Git instead, set spec.components.disableMetric: true in the Milvus object, delete the PodMonitor that the "
        + "operator left behind, and write 'podMonitor: {enabled: true}' in this entry of the configuration.");
}

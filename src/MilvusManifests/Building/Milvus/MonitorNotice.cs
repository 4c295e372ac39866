using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;

namespace MilvusManifests.Building.Milvus;

/// <summary>What must be set where a Milvus is installed, so that exactly one monitor scrapes it.</summary>
internal static class MonitorNotice
{
    /// <summary>
    /// The notice about a Milvus of milvus-operator, which makes a monitor unless it is told not to; null where the configuration says who has the monitor, and for a Helm release,
    /// which makes none unless it is told to.
    /// </summary>
    public static Diagnostic? Of(MilvusInstance milvus) => milvus.Monitor.IsWritten || !milvus.IsOfOperator
        ? null
        : new(
            BuildingCodes.MonitorOwner, Severity.Information, milvus.Release.Location,
            $"PodMonitor '{milvus.Names.Value.Monitor}' in namespace '{milvus.Namespace}' replaces milvus-operator's own '{milvus.Release}': set spec.components.disableMetric: true and delete that one")
        {
            Hint = "'milvus-manifests helm-values' prints what to set; 'monitor: ours' in this entry confirms it, 'monitor: operator' leaves it to the operator",
        };

    /// <summary>Whether a Milvus is a Helm release whose own ServiceMonitor must stay off, while the configuration does not say so.</summary>
    public static bool IsOfChart(MilvusInstance milvus) => !milvus.Monitor.IsWritten && !milvus.IsOfOperator;
}

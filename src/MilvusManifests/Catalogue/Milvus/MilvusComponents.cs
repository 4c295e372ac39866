using System.Collections.Immutable;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Milvus;

/// <summary>A component of a Milvus that is deployed.</summary>
/// <param name="Name">Its name, as the label of its pods has it: <c>querynode</c>.</param>
/// <param name="Replicas">How many pods there are at least.</param>
/// <param name="HasService">Whether a Service with port <c>metrics</c> selects its pods.</param>
internal sealed record MilvusComponent(string Name, int Replicas, bool HasService);

/// <summary>The components of a Milvus, by what installed it.</summary>
/// <remarks>milvus-helm templates/*-svc.yaml, *-deployment.yaml and values.yaml (4.1.0 to 5.0.19); milvus-operator pkg/controllers/components.go (1.3.8)</remarks>
internal static class MilvusComponents
{
    private static readonly ImmutableArray<string> Coordinators = ["rootcoord", "querycoord", "indexcoord", "datacoord"];

    /// <summary>Every component that a chart or the operator can deploy, in the order in which they are listed.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["proxy", "mixcoord", .. Coordinators, "querynode", "datanode", "indexnode", "streamingnode", "cdc", "woodpecker", "standalone"];

    /// <summary>Those that a Helm release has by default.</summary>
    public static ImmutableArray<string> OfChart(ReleaseNumber chart, MilvusMode mode) =>
        mode is MilvusMode.Standalone ? ["standalone"]
        : chart >= MilvusChart.Five ? ["proxy", "mixcoord", "querynode", "datanode", "streamingnode"]
        : chart >= MilvusChart.Mixed ? ["proxy", "mixcoord", "querynode", "datanode", "indexnode"]
        : ["proxy", .. Coordinators, "querynode", "datanode", "indexnode"];

    /// <summary>Those that the operator deploys by default.</summary>
    public static ImmutableArray<string> OfOperator(ReleaseNumber milvus, MilvusMode mode) =>
        mode is MilvusMode.Standalone ? ["standalone"]
        : milvus >= new ReleaseNumber(2, 6) ? ["proxy", "mixcoord", "querynode", "datanode", "streamingnode"]
        : ["proxy", "mixcoord", "querynode", "datanode", "indexnode"];

    /// <summary>Whether a chart can deploy a component; null if it can, or else why not.</summary>
    public static string? FaultOfChart(string component, ReleaseNumber chart, MilvusMode mode) => component switch
    {
        "cdc" or "woodpecker" => Needs(chart, MilvusChart.Cdc),
        "standalone" => mode is MilvusMode.Standalone ? null : "only exists when mode is standalone",
        _ when mode is MilvusMode.Standalone => "only exists when mode is cluster",
        "streamingnode" => Needs(chart, MilvusChart.Streaming),
        _ => null,
    };

    /// <summary>Whether the operator can deploy a component; null if it can, or else why not.</summary>
    public static string? FaultOfOperator(string component, ReleaseNumber milvus, MilvusMode mode) => component switch
    {
        "woodpecker" => "is only deployed by the Helm chart",
        "cdc" => null,
        "standalone" => mode is MilvusMode.Standalone ? null : "only exists when mode is standalone",
        _ when mode is MilvusMode.Standalone => "only exists when mode is cluster",
        "indexnode" or "rootcoord" or "querycoord" or "indexcoord" or "datacoord" when milvus >= new ReleaseNumber(2, 6) => "does not exist since Milvus 2.6",
        _ => null,
    };

    /// <summary>Whether the chart has a Service with port <c>metrics</c> for a component.</summary>
    public static bool HasServiceOfChart(string component, ReleaseNumber chart) =>
        chart < MilvusChart.Five || !(component == "indexnode" || Coordinators.Contains(component, StringComparer.Ordinal));

    private static string? Needs(ReleaseNumber chart, ReleaseNumber first) => chart >= first ? null : $"needs chart {first} or later";
}

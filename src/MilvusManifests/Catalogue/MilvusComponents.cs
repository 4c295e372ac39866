using System.Collections.Immutable;

namespace MilvusManifests.Catalogue;

/// <summary>The components of a Milvus that serve metrics, as their label <c>component</c> (Helm) or <c>app.kubernetes.io/component</c> (operator) names them.</summary>
public static class MilvusComponents
{
    private static readonly ImmutableArray<string> Standalone = ["standalone"];

    private static readonly ImmutableArray<string> WithCoordinators =
        ["proxy", "rootcoord", "querycoord", "indexcoord", "datacoord", "querynode", "datanode", "indexnode"];

    private static readonly ImmutableArray<string> WithMixCoord = ["proxy", "mixcoord", "querynode", "datanode", "indexnode"];

    private static readonly ImmutableArray<string> WithStreaming = ["proxy", "mixcoord", "querynode", "datanode", "streamingnode"];

    /// <summary>The components that a Milvus of this version has with the Helm chart's defaults of its time.</summary>
    public static ImmutableArray<string> Of(Version version, MilvusMode mode) =>
        mode is MilvusMode.Standalone ? Standalone
        : version >= new Version(2, 6) ? WithStreaming
        : version >= new Version(2, 4, 7) ? WithMixCoord
        : WithCoordinators;
}

using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Milvus;

/// <summary>The versions of the Milvus Helm chart whose Services and names are known.</summary>
/// <remarks>milvus-helm, tags milvus-4.1.0 to milvus-5.0.19</remarks>
internal static class MilvusChart
{
    /// <summary>The first chart with the names and labels that monitors rely on.</summary>
    public static ReleaseNumber Oldest { get; } = new(4, 1);

    /// <summary>The first chart that may differ again.</summary>
    public static ReleaseNumber End { get; } = new(6, 0);

    /// <summary>The first chart that merges the coordinators by default.</summary>
    public static ReleaseNumber Mixed { get; } = new(4, 2, 4);

    /// <summary>The first chart with streaming nodes.</summary>
    public static ReleaseNumber Streaming { get; } = new(4, 2, 8);

    /// <summary>The first chart whose message queue is Pulsar 3.</summary>
    public static ReleaseNumber Pulsar3 { get; } = new(4, 2, 21);

    /// <summary>The first chart of Milvus 2.6: streaming nodes by default, no index nodes, and no Services for separate coordinators.</summary>
    public static ReleaseNumber Five { get; } = new(5, 0);

    /// <summary>The first chart with Services for CDC and for Woodpecker in pods of its own.</summary>
    public static ReleaseNumber Cdc { get; } = new(5, 0, 8);

    /// <summary>The newest chart that was made for a version of Milvus.</summary>
    public static ReleaseNumber Of(ReleaseNumber milvus) =>
        milvus >= new ReleaseNumber(2, 6) ? new(5, 0, 19)
        : milvus >= new ReleaseNumber(2, 5) ? new(4, 2, 58)
        : milvus >= new ReleaseNumber(2, 4, 7) ? new(4, 2, 25)
        : milvus >= new ReleaseNumber(2, 4, 6) ? new(4, 2, 3)
        : new(4, 1, 36);

    /// <summary>Whether the Services and names of a chart are known.</summary>
    public static bool Knows(ReleaseNumber chart) => chart >= Oldest && chart < End;
}

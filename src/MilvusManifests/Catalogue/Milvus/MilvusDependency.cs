using System.Collections.Immutable;

namespace MilvusManifests.Catalogue.Milvus;

/// <summary>A program that a Milvus depends on and that was installed with it.</summary>
/// <param name="Key">The key of the Helm chart's values, <c>pulsarv3</c>.</param>
/// <param name="Name">The label <c>app.kubernetes.io/name</c> that its series get: <c>pulsar</c>.</param>
/// <param name="OperatorSuffix">What milvus-operator appends to the name of the Milvus object to name the release of this program; null where the operator does not install it.</param>
internal sealed record MilvusDependency(string Key, string Name, string? OperatorSuffix)
{
    /// <summary>Every dependency, in the order in which they are listed.</summary>
    public static ImmutableArray<MilvusDependency> All { get; } =
    [
        new("etcd", "etcd", "etcd"),
        new("minio", "minio", "minio"),
        new("pulsar", "pulsar", "pulsar"),
        new("pulsarv3", "pulsar", null),
        new("kafka", "kafka", "kafka"),
    ];

    /// <summary>The Helm release that its pods belong to.</summary>
    /// <param name="milvus">The Helm release of Milvus, or the name of the operator's Milvus object.</param>
    /// <param name="isOfOperator">Whether the operator installed it.</param>
    public string ReleaseOf(string milvus, bool isOfOperator) => isOfOperator ? $"{milvus}-{OperatorSuffix ?? Name}" : milvus;
}

using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Settings of Prometheus: section <c>kubePrometheus.prometheus</c>. Null is the operator's own default.</summary>
/// <param name="Replicas">The number of replicas.</param>
/// <param name="Shards">The number of shards.</param>
/// <param name="Retention">How long samples are kept.</param>
/// <param name="RetentionSize">How many bytes of samples are kept.</param>
/// <param name="Storage">The volume; null for one that dies with the pod.</param>
/// <param name="Resources">Requests and limits of the container.</param>
/// <param name="ExternalLabels">Labels of every sample and alert that leaves this Prometheus.</param>
/// <param name="RemoteWrite">Where samples are also sent, in the words of the Prometheus object.</param>
/// <param name="NodeSelector">The labels of the nodes it may run on.</param>
/// <param name="Tolerations">The taints it tolerates.</param>
public sealed record PrometheusConfiguration(
    Setting<int> Replicas,
    Setting<int>? Shards,
    Setting<string>? Retention,
    Setting<string>? RetentionSize,
    StorageConfiguration? Storage,
    YamlMapping Resources,
    YamlMapping ExternalLabels,
    YamlSequence RemoteWrite,
    YamlMapping NodeSelector,
    YamlSequence Tolerations);

using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Settings of Alertmanager: section <c>kubePrometheus.alertmanager</c>.</summary>
/// <param name="Replicas">The number of replicas.</param>
/// <param name="Storage">The volume; null for one that dies with the pod.</param>
/// <param name="Resources">Requests and limits of the container.</param>
/// <param name="ConfigSecret">The user's own Secret with <c>alertmanager.yaml</c>; null for the shipped one.</param>
public sealed record AlertmanagerConfiguration(
    Setting<int> Replicas,
    StorageConfiguration? Storage,
    YamlMapping Resources,
    Setting<string>? ConfigSecret);

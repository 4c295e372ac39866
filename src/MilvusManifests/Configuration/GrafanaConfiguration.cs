using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Settings of Grafana: section <c>kubePrometheus.grafana</c>.</summary>
/// <param name="Resources">Requests and limits of the container.</param>
/// <param name="AdminSecret">The user's own Secret with <c>admin-user</c> and <c>admin-password</c>; null for Grafana's own default.</param>
/// <param name="Ini">Sections of <c>grafana.ini</c> and their keys.</param>
public sealed record GrafanaConfiguration(
    YamlMapping Resources,
    Setting<string>? AdminSecret,
    YamlMapping Ini);

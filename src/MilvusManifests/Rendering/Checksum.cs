using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Templating.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>Checksums of objects: a pod that carries one in an annotation restarts when the object changes.</summary>
public static class Checksum
{
    private static readonly (string Member, string Kind, string Name)[] Grafana =
    [
        ("grafanaConfig", "Secret", "grafana-config"),
        ("grafanaDashboardProviders", "ConfigMap", "grafana-dashboards"),
        ("grafanaDatasources", "Secret", "grafana-datasources"),
    ];

    /// <summary>The SHA-256 of an object as canonical YAML, 64 hexadecimal digits.</summary>
    public static string Of(YamlNode node) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(YamlWriter.Write(node))));

    /// <summary>What templates see as <c>checksum</c>: of each object that Grafana reads at its start; null for one that is not in the set.</summary>
    public static Globals OfGrafana(IEnumerable<Manifest> manifests)
    {
        var objects = manifests.SelectMany(manifest => manifest.Objects).ToArray();
        var checksums = Globals.Empty;
        foreach (var (member, kind, name) in Grafana)
        {
            var found = objects.FirstOrDefault(candidate =>
                string.Equals(candidate.Reference.Kind, kind, StringComparison.Ordinal) && string.Equals(candidate.Reference.Name, name, StringComparison.Ordinal));
            checksums = found is null ? checksums.With(member, (YamlNode?)null) : checksums.With(member, Of(found.Node));
        }

        return checksums;
    }
}

using MilvusManifests.Checks.Objects;

namespace MilvusManifests.Tests.Checks.Objects;

/// <summary>The set that the product itself generates has no findings, whatever is configured: a platform engineer did nothing wrong.</summary>
public sealed class OwnSetTests : IDisposable
{
    private static readonly string[] Components =
        ["alertmanager", "blackboxExporter", "grafana", "kubePrometheus", "kubeStateMetrics", "kubernetesControlPlane", "nodeExporter", "prometheus", "prometheusAdapter", "prometheusOperator"];

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string, string> Configurations
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var rbac in (string[])["clusterRole", "namespaces"])
            {
                foreach (var components in Components.Select(name => $"{name}: false").Append("").Append(string.Join(", ", Components.Select(name => $"{name}: false"))))
                {
                    all.Add(rbac, components);
                }
            }

            return all;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Nothing_is_found_in_it(string rbac, string components)
    {
        foreach (var release in Releases.Every)
        {
            var path = Path.Combine(folder, "manifests.config.yaml");
            File.WriteAllText(path,
                $$"""
                kubernetes: "1.33"
                kubePrometheus: {version: {{release.Data}}, components: { {{components}} } }
                rbac: {{rbac}}
                milvus:
                  - {release: a, namespace: milvus, version: 2.6.15}
                  - {release: b, namespace: other, version: 2.6.15, installedBy: operator}
                  - {release: c, namespace: third, version: 2.5.16, installedBy: operator, mode: standalone}

                """);

            var found = Generator.Generate(new GenerateOptions(path) { DryRun = true }).Diagnostics;

            var codes = ObjectChecks.All.Select(check => check.Code).ToArray();
            Assert.Equal([], found.Where(diagnostic => codes.Contains(diagnostic.Code)).Select(diagnostic => diagnostic.ToString()));
        }
    }
}

namespace MilvusManifests.Tests.Lint;

/// <summary>Rules and dashboards of a set: against the targets that its monitors scrape, at the lines of their templates.</summary>
public sealed class LintedSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_template_of_a_rule_is_linted_in_the_set()
    {
        Put("manifests.config.yaml", "kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0}\ntemplates: templates\nmilvus: [{release: a, namespace: milvus, version: 2.6.15}]\n");
        Put("templates/manifests/own-rules.yaml.sbn",
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata: {name: own, namespace: "{{ namespace }}", labels: {prometheus: k8s, role: alert-rules}}
            spec:
              groups:
                - name: own
                  rules:
                    - alert: AlertmanagerDown
                      expr: absent(up{job="alertmanager"})
                    - alert: MilvusDown
                      expr: up{job="a-milvus", namespace="{{ namespace }}"} == 0
                    - alert: ReadTasksPending
                      expr: |
                        sum by (pod) (
                          milvus_querynode_read_task_unsolved_len{namespace="milvus"}
                        ) > 100
                    - alert: Right
                      expr: up{job="a-milvus-querynode", namespace="milvus"} == 0

            """);

        var found = Generator.Generate(new GenerateOptions(Path.Combine(folder, "manifests.config.yaml")) { DryRun = true }).Diagnostics;

        Assert.Equal(
            [
                "templates/manifests/own-rules.yaml.sbn(9,27): warning MM4207: alert AlertmanagerDown: no target of the set has job=\"alertmanager\"",
                "templates/manifests/own-rules.yaml.sbn(11,17): warning MM4207: alert MilvusDown: no target of the set has job=\"a-milvus\" and namespace=\"monitoring\"",
                "templates/manifests/own-rules.yaml.sbn(15,15): warning MM4201: alert ReadTasksPending: metric 'milvus_querynode_read_task_unsolved_len' does not exist in Milvus 2.6.15; it exists in 2.4 and 2.5",
            ],
            found.Select(diagnostic => diagnostic.ToString().Split('\n')[0]).Select(line => line[(line.IndexOf("templates/", StringComparison.Ordinal))..]));
    }

    private void Put(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

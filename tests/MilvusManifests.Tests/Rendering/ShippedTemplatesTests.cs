using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Rendering;

/// <summary>What the shipped templates write, without settings and with them.</summary>
public class ShippedTemplatesTests
{
    private const string Prometheus = "manifests/prometheus-prometheus.yaml";

    [Fact]
    public void Without_settings_every_object_is_the_published_one()
    {
        Needs.Shared("upstream/kube-prometheus");
        var templates = new StackTemplates();
        var published = Directory.EnumerateFiles(Path.Combine(Repository.Shared, "upstream/kube-prometheus/v0.18.0/manifests"), "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.Contains("CustomResourceDefinition", StringComparison.Ordinal) && !file.Contains("dashboardDefinitions", StringComparison.Ordinal))
            .SelectMany(PublishedObjects.Read)
            .ToDictionary(PublishedObjects.Key, StringComparer.Ordinal);
        var ours = templates.Files.SelectMany(templates.Objects).ToDictionary(PublishedObjects.Key, StringComparer.Ordinal);

        Assert.Equal(88, published.Count);
        Assert.Equal(published.Keys.Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        Assert.All(published, pair => Assert.Equal(PublishedObjects.Comparable(pair.Value), PublishedObjects.Comparable(ours[pair.Key])));
    }

    [Fact]
    public void Another_namespace_leaves_no_trace_of_the_usual_one()
    {
        var templates = new StackTemplates("  namespace: observability\n");

        Assert.All(templates.Files, file =>
        {
            var text = templates.Render(file).Replace("monitoring.coreos.com", "", StringComparison.Ordinal);
            foreach (var form in (string[])["namespace: monitoring", "namespace: \"monitoring\"", "namespace=\"monitoring\"", "monitoring.svc", "name: monitoring\n", "name: \"monitoring\""])
            {
                Assert.DoesNotContain(form, text, StringComparison.Ordinal);
            }
        });
        Assert.Contains("http://prometheus-k8s.observability.svc:9090/", templates.Render("manifests/prometheusAdapter-deployment.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("monitoring", "default,kube-system,monitoring")]
    [InlineData("default", "default,kube-system")]
    [InlineData("kube-system", "default,kube-system")]
    public void Each_namespace_gets_one_Role_and_one_RoleBinding(string stackNamespace, string expected)
    {
        var templates = new StackTemplates { Namespace = stackNamespace };

        foreach (var file in (string[])["prometheus-roleSpecificNamespaces.yaml", "prometheus-roleBindingSpecificNamespaces.yaml"])
        {
            var namespaces = templates.Objects("manifests/" + file).Select(role => ((YamlScalar)((YamlMapping)role["metadata"]!)["namespace"]!).Value);
            Assert.Equal(expected, string.Join(',', namespaces));
        }
    }

    [Fact]
    public void A_namespace_that_looks_like_a_number_stays_a_name()
    {
        var templates = new StackTemplates("  namespace: \"1234\"\n");

        Assert.All(templates.Files.SelectMany(templates.Objects), written =>
        {
            var metadata = (YamlMapping)written["metadata"]!;
            Assert.Equal(YamlScalarKind.String, ((YamlScalar)(metadata["namespace"] ?? metadata["name"])!).Kind);
        });
    }

    [Fact]
    public void Rbac_of_a_Milvus_namespace_binds_the_Prometheus_of_the_stack()
    {
        var objects = new StackTemplates("  namespace: observability\n").Objects("milvus/prometheusRbac.yaml");

        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: prometheus-k8s
              namespace: milvus
              labels:
                app.kubernetes.io/component: prometheus
                app.kubernetes.io/instance: k8s
                app.kubernetes.io/name: prometheus
                app.kubernetes.io/part-of: kube-prometheus
                app.kubernetes.io/version: 3.12.0
            rules:
            - apiGroups:
              - discovery.k8s.io
              resources:
              - endpointslices
              verbs:
              - get
              - list
              - watch
            - apiGroups:
              - ""
              resources:
              - pods
              - services
              verbs:
              - get
              - list
              - watch

            """,
            YamlWriter.Write(objects[0]),
            ignoreLineEndingDifferences: true);
        Assert.EndsWith(
            """
            subjects:
            - kind: ServiceAccount
              name: prometheus-k8s
              namespace: observability

            """.ReplaceLineEndings("\n"),
            YamlWriter.Write(objects[1]),
            StringComparison.Ordinal);
    }
}

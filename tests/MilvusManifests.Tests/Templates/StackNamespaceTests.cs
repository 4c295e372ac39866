using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templates;

/// <summary>The namespace of the stack in its templates.</summary>
public class StackNamespaceTests
{
    [Fact]
    public void Another_namespace_is_followed_everywhere()
    {
        var templates = ShippedTemplates.InNamespace("observability");

        var left =
            from name in templates.Stack
            from line in templates.Render(name).Split('\n')
            where line.Replace("monitoring.coreos.com", "", StringComparison.Ordinal)
                .Replace("kubernetes-monitoring-rules", "", StringComparison.Ordinal)
                .Contains("monitoring", StringComparison.Ordinal)
            select $"{name}: {line}";

        Assert.Equal("", string.Join('\n', left));
        Assert.Contains("http://prometheus-k8s.observability.svc:9090/", templates.Render("manifests/prometheusAdapter-deployment.yaml.sbn"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_namespace_gets_one_Role_and_one_RoleBinding()
    {
        var templates = ShippedTemplates.InNamespace("observability");

        foreach (var file in (string[])["prometheus-roleSpecificNamespaces.yaml.sbn", "prometheus-roleBindingSpecificNamespaces.yaml.sbn"])
        {
            var namespaces = templates.Objects("manifests/" + file).Select(role => ((YamlScalar)((YamlMapping)role["metadata"]!)["namespace"]!).Value);
            Assert.Equal("default,kube-system,observability", string.Join(',', namespaces));
        }
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("true")]
    public void A_namespace_stays_a_string(string name)
    {
        var templates = ShippedTemplates.InNamespace(name);

        Assert.All(templates.Stack.SelectMany(template => templates.Objects(template)), written =>
        {
            var scalar = ((YamlMapping)written["metadata"]!)["namespace"] as YamlScalar;
            Assert.True(scalar is null or { Kind: YamlScalarKind.String }, $"{written.Location}");
        });
    }
}

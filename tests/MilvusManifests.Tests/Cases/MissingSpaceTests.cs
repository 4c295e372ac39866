using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Cases;

/// <summary>A key and its value without a space after the colon: the colon is named, and nothing that only follows from it is reported.</summary>
public class MissingSpaceTests
{
    [Theory]
    [InlineData("apiVersion§:v1\nkind: ConfigMap\nmetadata: {name: a}\n", "error MM3001: missing space after ':' in 'apiVersion:v1'")]
    [InlineData("apiVersion: v1\nkind§:ConfigMap\nmetadata: {name: a}\n", "error MM3001: missing space after ':' in 'kind:ConfigMap'")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace§:b\ndata: {}\n", "error MM3001: missing space after ':' in 'namespace:b'")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name§:a\n", "error MM4001: ConfigMap metadata: missing space after ':' in 'name:a'")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name§:a}\n", "error MM4003: ConfigMap metadata: missing space after ':' in 'name:a'")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n  - port§:80\n", "error MM4001: Service spec.ports[0]: missing space after ':' in 'port:80'")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port§:80}]}\n", "error MM4003: Service spec.ports[0]: missing space after ':' in 'port:80'")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - image§:nginx\n    name: a\n", "error MM3001: missing space after ':' in 'image:nginx'")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a, labels: {§app:web}}\nspec: {ports: [{port: 80}]}\n", "error MM4021: Service metadata.labels: 'app:web' is not a valid label key; add a space after ':' if this is a key and its value")]
    public void In_a_manifest_it_is_one_error_at_the_colon(string text, string expected) => Manifests.Expect(text, expected);

    [Theory]
    [InlineData("args: ['a:b', c:d]")]
    [InlineData("command: [http://a:80/b]")]
    [InlineData("workingDir: c:d")]
    public void A_colon_in_a_string_is_nothing(string field) => Assert.Equal("", Manifests.Validate(Manifests.Pod(field)));

    [Theory]
    [InlineData("kubernetes§:\"1.35\"\nkubePrometheus: {version: v0.18.0}\n", "error MM3001: missing space after ':' in 'kubernetes:\"1.35\"'")]
    [InlineData("kubernetes: \"1.35\"\nkubePrometheus:\n  version§:v0.18.0\n", "error MM1002: 'kubePrometheus': missing space after ':' in 'version:v0.18.0'")]
    [InlineData("kubernetes: \"1.35\"\nkubePrometheus: {version§:v0.18.0}\n", "error MM1001: 'kubePrometheus': missing space after ':' in 'version:v0.18.0'")]
    [InlineData("kubernetes: \"1.35\"\nkubePrometheus:\n  version§:v0.18.0\n  namespace: a\n", "error MM3001: missing space after ':' in 'version:v0.18.0'")]
    [InlineData("kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0}\nmilvus:\n- release§:a\n  namespace: b\n", "error MM3001: missing space after ':' in 'release:a'")]
    [InlineData("kubernetes: \"1.35\"\nkubePrometheus: {version: v0.18.0}\nmilvus: [{release: a, namespace: b, version§:2.6.15}]\n", "error MM1001: 'milvus[0]': missing space after ':' in 'version:2.6.15'")]
    public void In_a_configuration_it_is_one_error_at_the_colon(string marked, string expected)
    {
        var at = marked.IndexOf('§', StringComparison.Ordinal);
        var text = new SourceText("a", marked.Remove(at, 1));

        Assert.Equal([$"{text.At(at, 1)}: {expected}"], ConfigurationReader.Read(text).Diagnostics.Select(found => found.ToString()));
    }
}

using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templates;

/// <summary>The namespace of the stack in its templates.</summary>
public class StackNamespaceTests
{
    [Fact]
    public void Another_namespace_is_followed_everywhere()
    {
        var templates = new ShippedTemplates(ShippedTemplates.Shortest.Replace("{version: " + PinnedRelease.Tag + "}", "{version: " + PinnedRelease.Tag + ", namespace: observability}", StringComparison.Ordinal));

        var left =
            from name in templates.Stack
            from line in templates.Render(name).Split('\n')
            where line.Replace("monitoring.coreos.com", "", StringComparison.Ordinal)
                .Replace("kubernetes-monitoring-rules", "", StringComparison.Ordinal)
                .Contains("monitoring", StringComparison.Ordinal)
            select $"{name}: {line}";

        Assert.Equal("", string.Join('\n', left));
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("true")]
    public void A_namespace_stays_a_string(string name)
    {
        var templates = new ShippedTemplates(ShippedTemplates.Shortest.Replace("{version: " + PinnedRelease.Tag + "}", $$"""{version: {{PinnedRelease.Tag}}, namespace: "{{name}}"}""", StringComparison.Ordinal));

        Assert.All(templates.Stack.SelectMany(template => templates.Objects(template)), written =>
        {
            var scalar = ((YamlMapping)written["metadata"]!)["namespace"] as YamlScalar;
            Assert.True(scalar is null or { Kind: YamlScalarKind.String }, $"{written.Location}");
        });
    }
}

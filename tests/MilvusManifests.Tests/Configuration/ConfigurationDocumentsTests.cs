using MilvusManifests.Configuration;

namespace MilvusManifests.Tests.Configuration;

public class ConfigurationDocumentsTests
{
    private const string Begin = "<!-- keys: written by UPDATE_GOLDEN=1 dotnet test -->\n";
    private const string End = "<!-- end of keys -->\n";

    [Fact]
    public void The_published_schema_is_that_of_the_shape() =>
        Golden.Check("docs/manifests.config.schema.json", ConfigurationSchema.Write());

    [Fact]
    public void The_documentation_has_every_key()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/configuration.md"));
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);

        Assert.True(begin >= Begin.Length && end > 0);
        Golden.Check("docs/configuration.md", text[..begin] + ConfigurationReference.Write() + text[end..]);
    }

    [Fact]
    public void The_first_line_of_the_configuration_names_the_schema()
    {
        var first = File.ReadLines(Path.Combine(Repository.Root, "manifests.config.yaml")).First();

        Assert.Equal("# yaml-language-server: $schema=docs/manifests.config.schema.json", first);
    }
}

using System.Text.RegularExpressions;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Functions;
using MilvusManifests.Text;
using Scriban.Runtime;

namespace MilvusManifests.Tests.Templating;

/// <summary>What <c>docs/templates.md</c> says is so.</summary>
public partial class TemplatesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "templates.md"));

    [Fact]
    public void Every_example_can_be_parsed() => Assert.All(
        Example().Matches(Page),
        example => Assert.Equal([], Template.Parse(new SourceText("docs/templates.md", example.Groups[1].Value)).Diagnostics));

    [Theory]
    [InlineData("array")]
    [InlineData("html")]
    [InlineData("math")]
    [InlineData("object")]
    [InlineData("regex")]
    [InlineData("string")]
    public void Every_function_is_named(string module)
    {
        var row = Page.Split('\n').Single(line => line.StartsWith($"| `{module}` | `", StringComparison.Ordinal));
        Assert.Equal(
            ((ScriptObject)Builtins.Instance[module]!).Where(function => function.Value is not UnsupportedFunction).Select(function => function.Key).Order(StringComparer.Ordinal),
            Name().Matches(row).Select(name => name.Groups[1].Value).Skip(1));
    }

    [GeneratedRegex(@"```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("`([a-z0-9_]+)`")]
    private static partial Regex Name();
}

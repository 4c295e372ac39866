using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

public class YamlNodeComparerTests
{
    [Theory]
    [InlineData("1", "1.0", true, false)]
    [InlineData("1", "0x1", true, true)]
    [InlineData("100", "1e2", true, false)]
    [InlineData("1.50", "15e-1", true, true)]
    [InlineData("0", "-0", true, true)]
    [InlineData("12345678901234567890123", "12345678901234567890124", false, false)]
    [InlineData("0.1", "0.10000000000000000001", false, false)]
    [InlineData("1e400", "1e401", false, false)]
    [InlineData("1e999999999999999999999", "10e999999999999999999998", true, true)]
    [InlineData(".nan", ".NaN", true, true)]
    [InlineData(".inf", "+.INF", true, true)]
    [InlineData(".inf", "-.inf", false, false)]
    [InlineData("1", "'1'", false, false)]
    [InlineData("true", "TRUE", true, true)]
    [InlineData("~", "", true, true)]
    [InlineData("''", "~", false, false)]
    [InlineData("'a'", "\"a\"", true, true)]
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1}", true, false)]
    [InlineData("{a: 1}", "{a: 1, b: 2}", false, false)]
    [InlineData("[1, 2]", "[2, 1]", false, false)]
    [InlineData("[]", "{}", false, false)]
    public void Nodes_are_equal_by_content(string left, string right, bool json, bool exact)
    {
        var (first, second) = (Read(left), Read(right));

        Assert.Equal(json, YamlNodeComparer.Json.Equals(first, second));
        Assert.Equal(exact, YamlNodeComparer.Exact.Equals(first, second));
        Assert.True(!json || YamlNodeComparer.Json.GetHashCode(first) == YamlNodeComparer.Json.GetHashCode(second));
    }

    private static YamlNode Read(string text) =>
        ((YamlSequence)Assert.Single(YamlReader.Read(new SourceText("a.yaml", $"- {text}\n")).Value).Root).Items[0];
}

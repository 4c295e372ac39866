using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Json;

public class JsonWriterTests
{
    [Theory]
    [InlineData("123456789012345678901234567890.10", "123456789012345678901234567890.10")]
    [InlineData("1.0", "1.0")]
    [InlineData("-0", "-0")]
    [InlineData("1E+400", "1E+400")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData(".5", "0.5")]
    [InlineData("+07", "7")]
    [InlineData(".inf", "null")]
    [InlineData(".nan", "null")]
    [InlineData("~", "null")]
    [InlineData("True", "true")]
    [InlineData("<é & '\u4E2D'>", "\"<é & '\u4E2D'>\"")]
    [InlineData("😀", "\"\\uD83D\\uDE00\"")]
    public void A_plain_scalar_is_written_as_JSON_writes_it(string yaml, string json) =>
        Assert.Equal(json, JsonWriter.Write(new YamlScalar(yaml, YamlScalarStyle.Plain)));

    [Fact]
    public void Quotes_backslashes_and_control_characters_are_escaped() =>
        Assert.Equal("\"\\\"\\\\/\\n\\r\\t\\b\\f\\u0001\"", JsonWriter.Write(YamlScalar.String("\"\\/\n\r\t\b\f\u0001")));

    [Fact]
    public void Each_value_of_the_indented_form_is_on_its_own_line()
    {
        const string text =
            """
            {
              "list": [
                1,
                2.50,
                "a",
                true,
                null,
                [],
                {}
              ],
              "map": {
                "number": 1e3
              }
            }

            """;

        Assert.Equal(text, JsonWriter.WriteIndented(JsonReader.Read(new SourceText("a.json", text)).Value!));
    }
}

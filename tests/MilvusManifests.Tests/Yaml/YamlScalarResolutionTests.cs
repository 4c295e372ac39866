using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

public class YamlScalarResolutionTests
{
    [Theory]
    [InlineData(nameof(YamlScalarKind.Null), "", "~", "null", "Null", "NULL")]
    [InlineData(nameof(YamlScalarKind.Boolean), "true", "True", "TRUE", "false", "False", "FALSE")]
    [InlineData(nameof(YamlScalarKind.Integer), "0", "-0", "+1", "007", "0o7", "0x1F", "12345678901234567890")]
    [InlineData(nameof(YamlScalarKind.Float), "1.", ".5", "-.5", "1e3", "1E+3", "1.5e-3", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN")]
    [InlineData(nameof(YamlScalarKind.String), "nULL", "tRUE", "yes", "no", "=", "<<", "-", "+", ".", "..", "1.2.3", "0o8", "0xg", "+0x1", "0b1", "1_000", "1e", "e3", "1e3.5", "-.nan", "1:30", "2001-01-01", "1 ", "inf")]
    public void A_plain_scalar_has_the_type_of_the_core_schema(string kind, params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.True(YamlScalarResolution.Resolve(text).ToString() == kind, $"'{text}' is {YamlScalarResolution.Resolve(text)}");
        }
    }

    [Theory]
    [InlineData("yes", "No", "ON", "off", "y", "N", "=", "<<", "tRUE", "nULL", "0755", "-017", "08", "00", "0o7", "0O7", "0b1", "-0b1", "0X1F", "+0x1f", "1_000", "+_1", "-_1.5", "0_x1F", "0x_1", "1_0.5",
        "1e3", "1E3", "1.5e3", "-.5", "+.5", "08:00", "190:20:30", "-1:30", "1:30.5", "8080:80", "2001-01-01", "2001-1-1", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43")]
    public void What_YAML_1_1_reads_differently_is_ambiguous(params string[] texts) =>
        Assert.Equal([], texts.Where(text => !YamlScalarResolution.IsAmbiguous(text)));

    [Theory]
    [InlineData("", "~", "null", "true", "FALSE", "0", "1", "-1", "+1", "0x1f", "1.5", ".5", "1.", "1.5e+3", "1.5E-3", ".inf", ".nan", "a", "-", ".", "..", "v1", "1.2.3", "10.0.0.1", "30s", "1d", "10Gi", "500m",
        "1h30m", "0.5s", "yess", "nope", "==", "2001", "20010101", "a:b", "::1", "x86_64", "0xg", "e3", "-a", "--a", "1-2", "on-call")]
    public void What_both_read_alike_is_not(params string[] texts) =>
        Assert.Equal([], texts.Where(text => YamlScalarResolution.IsAmbiguous(text)));
}

using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Reading;

namespace MilvusManifests.Tests.Yaml;

/// <summary>What kubectl 1.36 was seen to read.</summary>
public class KubectlScalarTests
{
    [Theory]
    [InlineData(nameof(YamlScalarKind.Null), "", "~", "null", "Null", "NULL")]
    [InlineData(nameof(YamlScalarKind.Boolean), "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE", "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE")]
    [InlineData(nameof(YamlScalarKind.String), "yES", "oN", "tRUE", "nUll", "12345e", "1e", "e3", ".e3", ".", "-", "--", "0x", "0xZ", "0o8", "0b2", "_1", "1,000", "1:30", "190:20:30", "1.2.3", "2001-01-01",
        "2001-12-14T21:59:43.10-05:00", "=", "<<", "Infinity", "NaN", "1e400", "0xFFFFFFFFFFFFFFFFFF", "-.nan", "._5", "1.5e3.2", "+-1", "0e", "1_e")]
    public void A_plain_scalar_has_the_type_that_kubectl_reads(string kind, params string[] texts) =>
        Assert.Equal([], texts.Where(text => KubectlScalar.Resolve(text).Kind.ToString() != kind));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("+1", "1")]
    [InlineData("0644", "420")]
    [InlineData("-0644", "-420")]
    [InlineData("0o644", "420")]
    [InlineData("0O17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0X_1f", "31")]
    [InlineData("-0x1F", "-31")]
    [InlineData("0b101", "5")]
    [InlineData("-0b1", "-1")]
    [InlineData("0B1", "1")]
    [InlineData("0b-1", "-1")]
    [InlineData("1_000", "1000")]
    [InlineData("1_", "1")]
    [InlineData("0_7", "7")]
    [InlineData("08", "8")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5e3", "1500")]
    [InlineData("1e1_0", "10000000000")]
    [InlineData("5.", "5")]
    [InlineData("0.1e-400", "0")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    public void A_number_without_a_fraction_is_an_integer(string text, string value) => Assert.Equal((YamlScalarKind.Integer, value), KubectlScalar.Resolve(text));

    [Theory]
    [InlineData("1_0.5", "10.5")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("1e30", "1E+30")]
    [InlineData("+.Inf", ".inf")]
    [InlineData("-.INF", "-.inf")]
    [InlineData(".NaN", ".nan")]
    public void Any_other_number_is_a_float(string text, string value) => Assert.Equal((YamlScalarKind.Float, value), KubectlScalar.Resolve(text));

    [Theory]
    [InlineData("y", "true")]
    [InlineData("OFF", "false")]
    [InlineData("tRUE", "tRUE")]
    [InlineData("100", "100")]
    [InlineData("1.0", "1")]
    [InlineData("0x1F", "31")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", null)]
    [InlineData("18446744073709551616", "1.8446744e+19")]
    [InlineData("-9223372036854775809", "-9.223372e+18")]
    [InlineData("100000.5", "100000.5")]
    [InlineData("1e6", "1e+06")]
    [InlineData("1e5", "100000")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1.5e-7", "1.5e-07")]
    [InlineData("0.1234567890123", "0.12345679")]
    [InlineData("1e39", ".inf")]
    [InlineData("-.Inf", "-.inf")]
    [InlineData("~", null)]
    public void A_key_becomes_a_string(string text, string? key) => Assert.Equal(key, KubectlScalar.Key(text));
}

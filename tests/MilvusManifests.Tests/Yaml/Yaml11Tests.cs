using System.Globalization;
using System.Numerics;
using FsCheck.Fluent;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MilvusManifests.Tests.Yaml;

/// <summary>What the writer writes is read alike by a reader of YAML 1.1.</summary>
public class Yaml11Tests
{
    [Fact]
    public void A_reader_of_YAML_1_1_reads_the_same_values_and_types()
    {
        var nodes = NastyStrings.All.Select(text => (YamlNode)YamlScalar.String(text))
            .Concat(NastyStrings.All.Select(text => new YamlMapping([new YamlEntry(YamlScalar.String(text), YamlScalar.String(text))])))
            .Concat(RandomNodes.Nodes.Sample(600, 8));
        foreach (var node in nodes)
        {
            var text = YamlWriter.Write(node);
            var events = new Parser(new StringReader(text));
            events.Consume<StreamStart>();
            events.Consume<DocumentStart>();

            AssertSame(node, events, text);
        }
    }

    [Theory]
    [InlineData("0o7", "0o7")]
    [InlineData("1e3", "1e3")]
    [InlineData("y", "y")]
    [InlineData("nULL", "nULL")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("off", false)]
    [InlineData("1.5e+3", 1500.0)]
    [InlineData(".5", 0.5)]
    [InlineData("~", null)]
    public void The_facts_of_YAML_1_1_are_these(string text, object? value) => Assert.Equal(value, Yaml11Scalars.Read(text));

    [Theory]
    [InlineData("007", 7)]
    [InlineData("0755", 493)]
    [InlineData("0x1f", 31)]
    [InlineData("0b11", 3)]
    [InlineData("1_000", 1000)]
    [InlineData("190:20:30", 685230)]
    [InlineData("-1:30", -90)]
    public void The_integers_of_YAML_1_1_are_these(string text, int value) => Assert.Equal(new BigInteger(value), Yaml11Scalars.Read(text));

    private static void AssertSame(YamlNode node, IParser events, string text)
    {
        switch (node)
        {
            case YamlMapping mapping:
                events.Consume<MappingStart>();
                foreach (var entry in mapping.Entries)
                {
                    AssertSame(entry.Key, events, text);
                    AssertSame(entry.Value, events, text);
                }

                events.Consume<MappingEnd>();
                break;
            case YamlSequence sequence:
                events.Consume<SequenceStart>();
                foreach (var item in sequence.Items)
                {
                    AssertSame(item, events, text);
                }

                events.Consume<SequenceEnd>();
                break;
            case YamlScalar scalar:
                var read = events.Consume<Scalar>();
                var value = read.Style == ScalarStyle.Plain ? Yaml11Scalars.Read(read.Value) : read.Value;
                Assert.True(Equals(Value(scalar), value), $"{text}\nhas {value ?? "null"} for {scalar.Value}");
                break;
        }
    }

    private static object? Value(YamlScalar scalar) => scalar.Kind switch
    {
        YamlScalarKind.Null => null,
        YamlScalarKind.Boolean => scalar.Value is ['t' or 'T', ..],
        YamlScalarKind.Integer => BigInteger.Parse(YamlNumber.ToDecimal(scalar.Value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        YamlScalarKind.Float => scalar.Value.ToLowerInvariant() switch
        {
            ".inf" or "+.inf" => double.PositiveInfinity,
            "-.inf" => double.NegativeInfinity,
            ".nan" => double.NaN,
            var number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture),
        },
        _ => scalar.Value,
    };
}

using System.Text.Json;
using FsCheck.Fluent;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

/// <summary>What the writer writes is read alike by a reader of YAML 1.1.</summary>
public class Yaml11Tests
{
    private const string Compare = """
        import json, math, sys, yaml
        def same(a, b):
            if isinstance(b, dict) and '$float' in b:
                want = b['$float']
                return isinstance(a, float) and (a == float(want) or math.isnan(a) and want == 'nan')
            if type(a) is not type(b): return False
            if isinstance(a, dict): return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
            if isinstance(a, list): return len(a) == len(b) and all(map(same, a, b))
            return a == b
        bad = 0
        for line in sys.stdin:
            case = json.loads(line)
            try: read = yaml.load(case['yaml'], yaml.SafeLoader)
            except Exception as e: read = repr(e)
            if not same(read, case['value']):
                bad += 1
                if bad < 10: print(repr(case['yaml']), 'is read as', repr(read), 'not', repr(case['value']))
        sys.exit(bad > 0)
        """;

    [PyYamlFact]
    public void A_reader_of_YAML_1_1_reads_the_same_values_and_types()
    {
        var nodes = NastyStrings.All.Select(text => (YamlNode)YamlScalar.String(text))
            .Concat(NastyStrings.All.Select(text => new YamlMapping([new YamlEntry(YamlScalar.String(text), YamlScalar.String(text))])))
            .Concat(RandomNodes.Nodes.Sample(600, 8));
        var cases = nodes.Select(node => JsonSerializer.Serialize(new { yaml = YamlWriter.Write(node), value = ToValue(node) }));

        var (succeeded, output) = PyYamlFactAttribute.Run(Compare, string.Join('\n', cases));

        Assert.True(succeeded, output);
    }

    private static object? ToValue(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.ToDictionary(entry => entry.Key.Value, entry => ToValue(entry.Value)),
        YamlSequence sequence => sequence.Items.Select(ToValue).ToArray(),
        YamlScalar { Kind: YamlScalarKind.Null } => null,
        YamlScalar { Kind: YamlScalarKind.Boolean } word => word.Value is ['t' or 'T', ..],
        YamlScalar { Kind: YamlScalarKind.Integer } number => JsonDocument.Parse(PositiveDecimal(number.Value)).RootElement,
        YamlScalar { Kind: YamlScalarKind.Float } number => new Dictionary<string, string> { ["$float"] = FloatName(number.Value) },
        YamlScalar text => text.Value,
        _ => null,
    };

    private static string PositiveDecimal(string number)
    {
        var value = YamlNumber.ToDecimal(number);
        var digits = value.TrimStart('-', '+').TrimStart('0');
        return digits.Length == 0 ? "0" : value[0] == '-' ? "-" + digits : digits;
    }

    private static string FloatName(string value) => value.ToLowerInvariant() switch
    {
        ".inf" => "inf",
        "-.inf" => "-inf",
        ".nan" => "nan",
        var number => number,
    };
}

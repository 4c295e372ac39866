using MilvusManifests.Templating;
using MilvusManifests.Templating.Builtins;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Templating;

public class BuiltinRobustnessTests
{
    private static readonly Value[] Values =
    [
        NullValue.Instance,
        BooleanValue.True,
        IntegerValue.Of(-3),
        IntegerValue.Of(2_000_000_000),
        IntegerValue.Of(System.Numerics.BigInteger.Pow(10, 30)),
        new FloatValue(double.NaN),
        new FloatValue(1e300),
        new DecimalValue(decimal.MaxValue),
        new StringValue("a(b\ud800"),
        new StringValue(""),
        new ArrayValue([new StringValue("x"), NullValue.Instance]),
        new ObjectValue().Set("k", new FloatValue(0.5)),
        new RangeValue(1, int.MaxValue, descends: false),
        ((ObjectValue)BuiltinRegistry.Find("string")!).GetAt(1).Value,
    ];

    public static TheoryData<string> Modules { get; } = ["array", "date", "html", "math", "object", "regex", "string", "timespan"];

    [Theory]
    [MemberData(nameof(Modules))]
    public void No_argument_makes_a_function_throw_or_run_away(string module)
    {
        var options = new RenderOptions { Limits = new RenderLimits { MaxSteps = 10_000 } };
        foreach (var name in ((ObjectValue)BuiltinRegistry.Find(module)!).Names)
        {
            for (var count = 0; count <= 3; count++)
            {
                var template = Template.Parse(new SourceText("t.sbn", $"{{{{ {module}.{name}{" a b c"[..(2 * count)]} }}}}")).Value!;
                foreach (var (a, b, c) in Arguments(count))
                {
                    var rendered = template.Render(new ObjectValue().Set("a", a).Set("b", b).Set("c", c), options);
                    Assert.True(rendered.Succeeded || rendered.Diagnostics.All(diagnostic => diagnostic.Location is not null));
                }
            }
        }
    }

    private static IEnumerable<(Value A, Value B, Value C)> Arguments(int count) =>
        from a in count > 0 ? Values : Values[..1]
        from b in count > 1 ? Values : Values[..1]
        from c in count > 2 ? Values[^6..] : Values[..1]
        select (a, b, c);
}

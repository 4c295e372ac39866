using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Templating.Builtins;

/// <summary>
/// Writes a value as YAML that readers of 1.1 and 1.2 both read back the same: a scalar on one line, wherever a scalar may stand, an array or
/// object in block style without a line break at its end. Takes down where each part of it came from.
/// </summary>
internal ref struct YamlText
{
    /// <summary>A node, its entry and its place take far more memory than an item of an array.</summary>
    private const int NodeCost = 8;

    private readonly CallContext call;
    private readonly List<(YamlNode Node, Location? Origin)> parts = [];

    private YamlText(CallContext call) => this.call = call;

    /// <summary>The YAML of a value; null when it has none, which is reported.</summary>
    public static Value? Write(CallContext call, Value value)
    {
        var text = new YamlText(call);
        if (text.ToNode(value, 0) is not { } node)
        {
            return null;
        }

        return node is YamlScalar scalar
            ? new StringValue(WriteScalar(scalar)) { Origin = value.Origin }
            : text.WriteCollection(node, value);
    }

    /// <summary>A scalar that may stand in a flow collection as well, where brackets and commas have a meaning.</summary>
    private static string WriteScalar(YamlScalar scalar)
    {
        if (scalar.Kind != YamlScalarKind.String || YamlScalarText.IsPlainKey(scalar.Value))
        {
            return YamlWriter.WriteScalar(scalar);
        }

        var output = new StringBuilder(scalar.Value.Length + 2);
        YamlScalarText.AppendQuoted(scalar.Value, output);
        return output.ToString();
    }

    private readonly StringValue WriteCollection(YamlNode node, Value value)
    {
        var output = new StringBuilder();
        var layout = new YamlLayout();
        YamlWriter.Write(node, output, layout);
        if (output[^1] == '\n')
        {
            output.Length--;
        }

        var fragments = ImmutableArray.CreateBuilder<TextFragment>(parts.Count);
        foreach (var (part, origin) in parts)
        {
            if (layout[part] is { } span && span.Start < output.Length)
            {
                fragments.Add(new TextFragment(span.Start, Math.Min(span.End, output.Length) - span.Start, origin));
            }
        }

        return new StringValue(output.ToString()) { Fragments = fragments.DrainToImmutable(), Origin = value.Origin };
    }

    private readonly YamlNode? ToNode(Value value, int depth)
    {
        if (depth > ValuePrinter.DepthLimit)
        {
            call.Fail(0, $"'{call.FunctionName}' was given a value that is nested deeper than {ValuePrinter.DepthLimit} levels");
            return null;
        }

        YamlNode? node = value switch
        {
            ObjectValue members => ToMapping(members, depth),
            ArrayValue or RangeValue => ToSequence(value, depth),
            _ => ToScalar(value),
        };
        if (node is YamlScalar or YamlMapping { Entries.IsEmpty: true } or YamlSequence { Items.IsEmpty: true } && value.Origin is not null)
        {
            parts.Add((node, value.Origin));
        }

        return node;
    }

    private readonly YamlMapping? ToMapping(ObjectValue members, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(members.Count);
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members.GetAt(i);
            if (!call.Charge(NodeCost) || !call.ChargeText(name.Length + Indent(depth)))
            {
                return null;
            }

            var key = YamlScalar.String(name);
            if ((members.OriginOf(name) ?? value.Origin) is { } origin)
            {
                parts.Add((key, origin));
            }

            if (ToNode(value, depth + 1) is not { } node)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, node));
        }

        return new YamlMapping(entries.DrainToImmutable());
    }

    private readonly YamlSequence? ToSequence(Value value, int depth)
    {
        var count = Sequences.Count(value) ?? 0;
        if (!call.Charge(count) || !call.Charge(count * NodeCost) || !call.ChargeText(count * Indent(depth)))
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<YamlNode>((int)count);
        for (var i = 0; i < count; i++)
        {
            if (ToNode(value is ArrayValue array ? array[i] : ((RangeValue)value)[i], depth + 1) is not { } node)
            {
                return null;
            }

            items.Add(node);
        }

        return new YamlSequence(items.DrainToImmutable());
    }

    private readonly YamlScalar? ToScalar(Value value)
    {
        switch (value)
        {
            case StringValue { Value: var text }:
                return call.ChargeText(text.Length) ? YamlScalar.String(text) : null;
            case NullValue:
                return new YamlScalar("null", YamlScalarStyle.Plain, YamlScalarKind.Null);
            case BooleanValue boolean:
                return new YamlScalar(boolean.Value ? "true" : "false", YamlScalarStyle.Plain, YamlScalarKind.Boolean);
            case IntegerValue integer:
                return new YamlScalar(ValuePrinter.PrintScalar(integer)!, YamlScalarStyle.Plain, YamlScalarKind.Integer);
            case FloatValue { Value: var number } when !double.IsFinite(number):
                return new YamlScalar(double.IsNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf", YamlScalarStyle.Plain, YamlScalarKind.Float);
            case FloatValue or DecimalValue:
                return new YamlScalar(ValuePrinter.PrintScalar(value)!, YamlScalarStyle.Plain, YamlScalarKind.Float);
            default:
                call.Fail(0, $"'{call.FunctionName}' cannot write {value.Description}");
                return null;
        }
    }

    private static long Indent(int depth) => 4 + (2L * depth);
}

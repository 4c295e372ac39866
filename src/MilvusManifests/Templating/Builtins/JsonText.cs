using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Writes a value as JSON on one line, and takes down where each part of it came from.</summary>
/// <remarks>Quotes, angle brackets, ampersands and whatever is not ASCII are escaped, so that the text can stand in YAML and HTML as well.</remarks>
internal ref struct JsonText
{
    private readonly CallContext call;
    private readonly StringBuilder output = new();
    private readonly ImmutableArray<TextFragment>.Builder fragments = ImmutableArray.CreateBuilder<TextFragment>();

    private JsonText(CallContext call) => this.call = call;

    /// <summary>The JSON of a value; null when it has none, which is reported.</summary>
    public static StringValue? Write(CallContext call, Value value)
    {
        var text = new JsonText(call);
        return text.TryAppend(value, 0) ? new StringValue(text.output.ToString()) { Fragments = text.fragments.DrainToImmutable() } : null;
    }

    private readonly bool TryAppend(Value value, int depth)
    {
        if (depth > ValuePrinter.DepthLimit)
        {
            call.Fail(0, $"'{call.FunctionName}' was given a value that is nested deeper than {ValuePrinter.DepthLimit} levels");
            return false;
        }

        return value switch
        {
            ObjectValue members => TryAppendObject(members, depth),
            ArrayValue or RangeValue => TryAppendArray(value, depth),
            _ => TryAppendScalar(value),
        };
    }

    private readonly bool TryAppendObject(ObjectValue members, int depth)
    {
        output.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members.GetAt(i);
            if (!call.ChargeText(name.Length + 4L) || !call.FitsText(output.Length))
            {
                return false;
            }

            output.Append(i > 0 ? "," : "");
            var start = output.Length;
            AppendString(name);
            AddFragment(start, value);
            output.Append(':');
            if (!TryAppend(value, depth + 1))
            {
                return false;
            }
        }

        output.Append('}');
        return true;
    }

    private readonly bool TryAppendArray(Value value, int depth)
    {
        if (!call.Charge(Sequences.Count(value) ?? 0))
        {
            return false;
        }

        output.Append('[');
        var count = Sequences.Count(value) ?? 0;
        for (var i = 0; i < count; i++)
        {
            output.Append(i > 0 ? "," : "");
            if (!call.FitsText(output.Length) || !TryAppend(value is ArrayValue array ? array[i] : ((RangeValue)value)[i], depth + 1))
            {
                return false;
            }
        }

        output.Append(']');
        return true;
    }

    private readonly bool TryAppendScalar(Value value)
    {
        var text = value switch
        {
            StringValue or NullValue => null,
            FloatValue { Value: var number } when !double.IsFinite(number) => Refuse(number.ToString(CultureInfo.InvariantCulture)),
            FunctionValue => Refuse("a function"),
            _ => ValuePrinter.PrintScalar(value),
        };
        var start = output.Length;
        switch (value)
        {
            case NullValue:
                output.Append("null");
                break;
            case StringValue { Value: var content } when call.ChargeText(content.Length):
                AppendString(content);
                break;
            case not StringValue when text is not null:
                output.Append(text);
                break;
            default:
                return false;
        }

        AddFragment(start, value);
        return true;
    }

    private readonly string? Refuse(string what)
    {
        call.Fail(0, $"'{call.FunctionName}' cannot write {what}");
        return null;
    }

    private readonly void AppendString(string text) => output.Append('"').Append(JavaScriptEncoder.Default.Encode(text)).Append('"');

    private readonly void AddFragment(int start, Value value)
    {
        if (value.Origin is { } origin)
        {
            fragments.Add(new TextFragment(start, output.Length - start, origin));
        }
    }
}

using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Values;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary><c>object.to_json value</c>: Scriban's own writes big integers, and functions within an object, as .NET objects.</summary>
internal sealed class ToJson() : TemplateFunction(Required<object>("value"))
{
    // A writer and its buffer cost more than a small value.
    private const int Setup = 8;

    /// <inheritdoc/>
    protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        ((RenderContext)context).Budget.Take(Setup, span);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            Write(writer, arguments[0], context, span);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, object? value, TemplateContext context, SourceSpan span)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case int or long or uint or ulong or decimal or BigInteger:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case IScriptObject members and not (IList or IScriptCustomFunction):
                writer.WriteStartObject();
                foreach (var name in members.GetMembers())
                {
                    writer.WritePropertyName(name);
                    Write(writer, members.TryGetValue(context, span, name, out var member) ? member : null, context, span);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items and not IScriptCustomFunction:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item, context, span);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new TemplateError(TemplateCodes.InvalidArgument, span, $"'object.to_json' cannot write {Noun.Of(value)}");
        }
    }
}

using System.Globalization;
using System.Numerics;
using System.Text.Json;
using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Reads JSON text into values that a template may change.</summary>
internal static class JsonValues
{
    private const int LongestInteger = 1000;

    /// <summary>The value of a JSON text; null when it is none, and <paramref name="error"/> says why.</summary>
    public static Value? Read(string text, out string? error)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            error = null;
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            error = string.Create(
                CultureInfo.InvariantCulture,
                $"it fails in line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} of the text");
            return null;
        }
        catch (InvalidOperationException)
        {
            error = "one of its strings is no Unicode text";
            return null;
        }
    }

    private static Value Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json),
        JsonValueKind.Array => new ArrayValue(json.EnumerateArray().Select(Read)),
        JsonValueKind.String => new StringValue(json.GetString()!),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        JsonValueKind.Number => ReadNumber(json.GetRawText()),
        _ => NullValue.Instance,
    };

    private static ObjectValue Members(JsonElement json)
    {
        var members = new ObjectValue();
        foreach (var member in json.EnumerateObject())
        {
            members.Set(member.Name, Read(member.Value));
        }

        return members;
    }

    private static NumberValue ReadNumber(string number)
    {
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
        {
            return IntegerValue.Of(small);
        }

        return number.Length <= LongestInteger && number.AsSpan().IndexOfAny('.', 'e', 'E') < 0
            ? IntegerValue.Of(BigInteger.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))
            : new FloatValue(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}

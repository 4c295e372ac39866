using System.Globalization;
using System.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>Writes values the way a template prints them: text as it is, null as nothing, and inside arrays and objects text in quotes.</summary>
internal static class ValuePrinter
{
    /// <summary>The deepest nesting that is printed; an object that contains itself ends here.</summary>
    public const int DepthLimit = 100;

    private const int DescriptionDepth = 4;

    /// <summary>The text of a scalar, which needs no budget; null for an array, object or range.</summary>
    public static string? PrintScalar(Value value) => value switch
    {
        StringValue text => text.Value,
        NullValue => "",
        BooleanValue boolean => boolean.Value ? "true" : "false",
        IntegerValue integer => PrintInteger(integer),
        FloatValue number => PrintFloat(number),
        DecimalValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        FunctionValue => "<function>",
        PoisonValue => "",
        _ => null,
    };

    /// <summary>Appends a value, stopping with false where it is nested too deeply or <paramref name="charge"/> refuses an item.</summary>
    public static bool TryAppend(StringBuilder output, Value value, Func<int, bool> charge, int depth = 0)
    {
        if (depth > DepthLimit)
        {
            return false;
        }

        switch (value)
        {
            case ArrayValue array:
                return TryAppendArray(output, array, charge, depth);
            case RangeValue range:
                return TryAppendRange(output, range, charge);
            case ObjectValue members:
                return TryAppendObject(output, members, charge, depth);
            case StringValue text when depth > 0:
                if (!charge(1 + (text.Value.Length / 16)))
                {
                    return false;
                }

                AppendQuoted(output, text.Value);
                return true;
            case NullValue when depth > 0:
                output.Append("null");
                return true;
            default:
                output.Append(PrintScalar(value));
                return true;
        }
    }

    /// <summary>A value for a message or the debugger: short, never failing.</summary>
    public static string Describe(Value value)
    {
        if (PrintScalar(value) is { } scalar)
        {
            return scalar;
        }

        var left = 256;
        var output = new StringBuilder();
        var whole = TryAppend(output, value, cost => (left -= cost) > 0, DepthLimit - DescriptionDepth);
        return whole ? output.ToString() : output.Append("...").ToString();
    }

    private static string PrintInteger(IntegerValue integer) =>
        integer.IsSmall ? integer.Small.ToString(CultureInfo.InvariantCulture) : integer.Big.ToString(CultureInfo.InvariantCulture);

    private static string PrintFloat(FloatValue number) =>
        number.IsSingle ? ((float)number.Value).ToString(CultureInfo.InvariantCulture) : number.Value.ToString(CultureInfo.InvariantCulture);

    private static bool TryAppendArray(StringBuilder output, ArrayValue array, Func<int, bool> charge, int depth)
    {
        output.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
            {
                output.Append(", ");
            }

            if (!charge(1) || !TryAppend(output, array[i], charge, depth + 1))
            {
                return false;
            }
        }

        output.Append(']');
        return true;
    }

    private static bool TryAppendRange(StringBuilder output, RangeValue range, Func<int, bool> charge)
    {
        output.Append('[');
        for (var i = 0L; i < range.Count; i++)
        {
            if (!charge(1))
            {
                return false;
            }

            output.Append(i > 0 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{range[i].Small}");
        }

        output.Append(']');
        return true;
    }

    private static bool TryAppendObject(StringBuilder output, ObjectValue members, Func<int, bool> charge, int depth)
    {
        output.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                output.Append(", ");
            }

            var (name, value) = members.GetAt(i);
            if (!charge(1 + (name.Length / 16)))
            {
                return false;
            }

            AppendName(output, name);
            output.Append(": ");
            if (!TryAppend(output, value, charge, depth + 1))
            {
                return false;
            }
        }

        output.Append('}');
        return true;
    }

    private static void AppendName(StringBuilder output, string name)
    {
        if (IsIdentifier(name))
        {
            output.Append(name);
        }
        else
        {
            AppendQuoted(output, name);
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!(char.IsLetterOrDigit(c) || c == '_'))
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendQuoted(StringBuilder output, string text)
    {
        output.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': output.Append("\\\""); break;
                case '\\': output.Append("\\\\"); break;
                case '\n': output.Append("\\n"); break;
                case '\r': output.Append("\\r"); break;
                case '\t': output.Append("\\t"); break;
                case '\0': output.Append("\\0"); break;
                case '\b': output.Append("\\b"); break;
                case '\f': output.Append("\\f"); break;
                case '\v': output.Append("\\v"); break;
                default: output.Append(c); break;
            }
        }

        output.Append('"');
    }
}

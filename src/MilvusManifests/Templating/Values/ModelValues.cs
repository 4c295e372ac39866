using System.Globalization;
using System.Numerics;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Templating.Values;

/// <summary>Converts YAML nodes to values, each with its location.</summary>
internal static class ModelValues
{
    // More digits are never intended as a number, and parsing them is slow.
    private const int LongestInteger = 1000;

    /// <summary>Scriban's representation: null, a string, a number, a boolean, a read-only array or object.</summary>
    public static object? Read(YamlNode node) => node switch
    {
        YamlMapping mapping => ReadMapping(mapping),
        YamlSequence sequence => new ModelArray(sequence.Items.Select(Read), sequence),
        YamlScalar scalar => ReadScalar(scalar),
        _ => null,
    };

    private static ModelObject ReadMapping(YamlMapping mapping)
    {
        var made = new ModelObject(mapping.Entries.Length, mapping);
        foreach (var entry in mapping.Entries)
        {
            made.SetValue(entry.Key.Value, Read(entry.Value), readOnly: true);
        }

        return made;
    }

    private static object? ReadScalar(YamlScalar scalar) => scalar.Kind switch
    {
        YamlScalarKind.Null => null,
        YamlScalarKind.Boolean => Origins.Of(scalar.Value[0] is 't' or 'T', scalar.Location),
        YamlScalarKind.Integer when scalar.Value.Length <= LongestInteger => ReadInteger(scalar.Value, scalar.Location),
        YamlScalarKind.Float => Origins.Of(ReadFloat(scalar.Value), scalar.Location),
        _ => Origins.Of(scalar.Value, scalar.Location),
    };

    /// <summary>The smallest integer type that fits, because Scriban writes a small BigInteger as an object.</summary>
    private static object ReadInteger(string text, Location? place)
    {
        var number = ReadBigInteger(text);
        return number >= int.MinValue && number <= int.MaxValue ? Origins.Of((int)number, place)
            : number >= long.MinValue && number <= long.MaxValue ? Origins.Of((long)number, place)
            : Origins.Of(number, place);
    }

    private static BigInteger ReadBigInteger(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        return text.StartsWith("0o", StringComparison.Ordinal)
            ? text[2..].Aggregate(BigInteger.Zero, (octal, digit) => (octal * 8) + (digit - '0'))
            : BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static double ReadFloat(string text)
    {
        var unsigned = text.AsSpan().TrimStart("+-");
        if (unsigned is ".inf" or ".Inf" or ".INF")
        {
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        return unsigned is ".nan" or ".NaN" or ".NAN" ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}

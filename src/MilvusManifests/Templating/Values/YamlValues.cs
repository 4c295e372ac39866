using System.Globalization;
using System.Numerics;
using MilvusManifests.Yaml;

namespace MilvusManifests.Templating.Values;

/// <summary>Values of YAML nodes.</summary>
internal static class YamlValues
{
    // Nobody means a number by more digits, and reading one takes long.
    private const int LongestInteger = 1000;

    public static Value Read(YamlNode node) => node switch
    {
        YamlMapping mapping => ReadMapping(mapping),
        YamlSequence sequence => ReadSequence(sequence),
        YamlScalar scalar => ReadScalar(scalar).WithOrigin(scalar.Location),
        _ => NullValue.Instance.WithOrigin(node.Location),
    };

    private static ObjectValue ReadMapping(YamlMapping mapping)
    {
        var made = new ObjectValue() { IsReadOnly = true, Source = mapping, Origin = mapping.Location };
        foreach (var entry in mapping.Entries)
        {
            made.Set(entry.Key.Value, Read(entry.Value));
        }

        return made;
    }

    private static ArrayValue ReadSequence(YamlSequence sequence)
    {
        var made = new ArrayValue(sequence.Items.Length) { IsReadOnly = true, Origin = sequence.Location };
        foreach (var item in sequence.Items)
        {
            made.Add(Read(item));
        }

        return made;
    }

    private static Value ReadScalar(YamlScalar scalar) => scalar.Kind switch
    {
        YamlScalarKind.Null => NullValue.Instance,
        YamlScalarKind.Boolean => BooleanValue.Of(scalar.Value[0] is 't' or 'T'),
        YamlScalarKind.Integer when scalar.Value.Length <= LongestInteger => ReadInteger(scalar.Value),
        YamlScalarKind.Float => ReadFloat(scalar.Value),
        _ => new StringValue(scalar.Value),
    };

    private static IntegerValue ReadInteger(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return IntegerValue.Of(BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            var octal = BigInteger.Zero;
            foreach (var digit in text.AsSpan(2))
            {
                octal = (octal * 8) + (digit - '0');
            }

            return IntegerValue.Of(octal);
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)
            ? IntegerValue.Of(small)
            : IntegerValue.Of(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static FloatValue ReadFloat(string text)
    {
        var unsigned = text.AsSpan().TrimStart("+-");
        if (unsigned is ".inf" or ".Inf" or ".INF")
        {
            return new FloatValue(text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
        }

        return new FloatValue(unsigned is ".nan" or ".NaN" or ".NAN" ? double.NaN : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}

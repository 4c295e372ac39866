using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>A set of JSON Schema's types.</summary>
/// <param name="Bits">One bit per type.</param>
internal readonly record struct JsonTypes(int Bits)
{
    private const int NullBit = 1;
    private const int BooleanBit = 2;
    private const int IntegerBit = 4;
    private const int NumberBit = 8;
    private const int StringBit = 16;
    private const int ObjectBit = 32;
    private const int ArrayBit = 64;

    private static readonly string[] Words = ["null", "a boolean", "an integer", "a number", "a string", "a mapping", "a sequence"];

    /// <summary>No type.</summary>
    public static JsonTypes None => default;

    /// <summary>The type of a name; none if there is no such type.</summary>
    public static JsonTypes Parse(string name) => new(name switch
    {
        "null" => NullBit,
        "boolean" => BooleanBit,
        "integer" => IntegerBit,
        "number" => NumberBit,
        "string" => StringBit,
        "object" => ObjectBit,
        "array" => ArrayBit,
        _ => 0,
    });

    /// <summary>The types of both.</summary>
    public static JsonTypes operator |(JsonTypes left, JsonTypes right) => new(left.Bits | right.Bits);

    /// <summary>Whether a value is of one of the types. A number without a fraction is an integer, however it is written.</summary>
    public bool Include(YamlNode node) => node switch
    {
        YamlMapping => (Bits & ObjectBit) != 0,
        YamlSequence => (Bits & ArrayBit) != 0,
        YamlScalar scalar => scalar.Kind switch
        {
            YamlScalarKind.String => (Bits & StringBit) != 0,
            YamlScalarKind.Boolean => (Bits & BooleanBit) != 0,
            YamlScalarKind.Null => (Bits & NullBit) != 0,
            YamlScalarKind.Integer => (Bits & (IntegerBit | NumberBit)) != 0,
            _ => (Bits & NumberBit) != 0 || ((Bits & IntegerBit) != 0 && ExactNumber.TryParse(scalar.Value, out var number) && number.IsWhole),
        },
        _ => false,
    };

    /// <summary>The types in words.</summary>
    public string[] Describe()
    {
        var words = new List<string>();
        for (var i = 0; i < Words.Length; i++)
        {
            // An integer is a number: naming both would be redundant.
            if ((Bits & (1 << i)) != 0 && !((1 << i) == IntegerBit && (Bits & NumberBit) != 0) && i != 0)
            {
                words.Add(Words[i]);
            }
        }

        if ((Bits & NullBit) != 0)
        {
            words.Add(Words[0]);
        }

        return [.. words];
    }
}

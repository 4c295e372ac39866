using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A scalar: a string, a number, a boolean or null.</summary>
internal sealed class YamlScalar : YamlNode
{
    /// <summary>Makes a scalar whose kind follows from how it is written (<see cref="YamlScalarResolution"/>).</summary>
    public YamlScalar(string value, YamlScalarStyle style, Location? location = null)
        : this(value, style, style == YamlScalarStyle.Plain ? YamlScalarResolution.Resolve(value) : YamlScalarKind.String, location)
    {
    }

    /// <summary>Creates a scalar of a given kind.</summary>
    public YamlScalar(string value, YamlScalarStyle style, YamlScalarKind kind, Location? location = null)
        : base(location)
    {
        Value = value;
        Style = style;
        Kind = kind;
    }

    /// <summary>Null, without a location.</summary>
    public static YamlScalar Null { get; } = new("null", YamlScalarStyle.Plain, YamlScalarKind.Null);

    /// <summary>The text of the scalar, without quotes and with escapes resolved; of a number or boolean as it was written.</summary>
    public string Value { get; }

    /// <summary>How it was written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>The type it resolves to.</summary>
    public YamlScalarKind Kind { get; }

    /// <inheritdoc/>
    public override string Description => Kind switch
    {
        YamlScalarKind.Null => "null",
        YamlScalarKind.Boolean => "a boolean",
        YamlScalarKind.Integer => "an integer",
        YamlScalarKind.Float => "a number",
        _ => "a string",
    };

    /// <summary>Whether something else replaces the value later, so that nothing is known of it: a variable, a ciphertext.</summary>
    public bool IsPlaceholder { get; private init; }

    /// <summary>This scalar as one whose value is replaced later.</summary>
    public YamlScalar AsPlaceholder() => new(Value, Style, Kind, Location) { IsPlaceholder = true };

    /// <summary>A string.</summary>
    public static YamlScalar String(string value, Location? location = null) =>
        new(value, YamlScalarStyle.DoubleQuoted, YamlScalarKind.String, location);
}

using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A scalar: a string, a number, a boolean or null.</summary>
internal sealed class YamlScalar : YamlNode
{
    private readonly string? written;

    /// <summary>Makes a scalar whose kind follows from how it is written (<see cref="YamlScalarResolution"/>).</summary>
    public YamlScalar(string value, YamlScalarStyle style, Location? location = null)
        : this(value, style, style == YamlScalarStyle.Plain ? YamlScalarResolution.Resolve(value) : YamlScalarKind.String, location)
    {
    }

    /// <summary>Creates a scalar of a given kind.</summary>
    /// <param name="value">The value.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="kind">Its type.</param>
    /// <param name="location">Where it was read.</param>
    /// <param name="written">What stands there, if that is another spelling of the value.</param>
    public YamlScalar(string value, YamlScalarStyle style, YamlScalarKind kind, Location? location = null, string? written = null)
        : base(location)
    {
        Value = value;
        Style = style;
        Kind = kind;
        this.written = written;
    }

    /// <summary>Null, without a location.</summary>
    public static YamlScalar Null { get; } = new("null", YamlScalarStyle.Plain, YamlScalarKind.Null);

    /// <summary>
    /// The text of the scalar, without quotes and with escapes resolved; of a number or boolean as it was written, or, where it was read as kubectl reads
    /// it (<see cref="YamlReaderOptions.AsKubectl"/>), as the API server gets it.
    /// </summary>
    public string Value { get; }

    /// <summary>The value in the spelling of the text: <c>yes</c> where kubectl reads <c>true</c>, <c>0644</c> where it reads 420.</summary>
    public string Written => written ?? Value;

    /// <summary>Whether this is a boolean to kubectl, Helm and Argo CD, and a string to Flux, which reads booleans as YAML 1.2 has them: <c>yes</c>, <c>off</c>, <c>y</c>.</summary>
    public bool IsStringToFlux => written is not null && Kind == YamlScalarKind.Boolean && YamlScalarResolution.Resolve(written) == YamlScalarKind.String;

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
    public YamlScalar AsPlaceholder() => new(Value, Style, Kind, Location, written) { IsPlaceholder = true };

    /// <summary>A string.</summary>
    public static YamlScalar String(string value, Location? location = null) =>
        new(value, YamlScalarStyle.DoubleQuoted, YamlScalarKind.String, location);
}

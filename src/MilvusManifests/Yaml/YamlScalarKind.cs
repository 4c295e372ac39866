namespace MilvusManifests.Yaml;

/// <summary>The type a scalar resolves to.</summary>
internal enum YamlScalarKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary><c>null</c>, <c>~</c> or nothing at all.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent, an infinity or not-a-number.</summary>
    Float,
}

namespace MilvusManifests.Yaml;

/// <summary>How a scalar was written; only a plain one can be anything but a string.</summary>
internal enum YamlScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In <c>'single quotes'</c>.</summary>
    SingleQuoted,

    /// <summary>In <c>"double quotes"</c>.</summary>
    DoubleQuoted,

    /// <summary>A <c>|</c> block.</summary>
    Literal,

    /// <summary>A <c>&gt;</c> block.</summary>
    Folded,
}

namespace MilvusManifests.Yaml.Writing;

/// <summary>The escapes of one letter in double quotes.</summary>
/// <remarks>https://yaml.org/spec/1.2.2/#57-escaped-characters</remarks>
internal static class YamlEscape
{
    /// <summary>What the letter behind the backslash stands for; null if it stands for nothing, or needs digits.</summary>
    public static char? Of(char letter) => letter switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\e',
        ' ' or '"' or '\\' or '/' => letter,
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => null,
    };
}

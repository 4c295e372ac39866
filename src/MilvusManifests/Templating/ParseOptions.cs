namespace MilvusManifests.Templating;

/// <summary>How templates are parsed.</summary>
internal sealed record ParseOptions
{
    /// <summary>The product's options.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>Whether a template is parsed as by plain Scriban: code may run to the end of the text without <c>}}</c>, and words of other languages are names.</summary>
    public bool IsLenient { get; init; }

    /// <summary>The longest template, in UTF-16 code units.</summary>
    public int MaxLength { get; init; } = 4 * 1024 * 1024;

    /// <summary>The number of words, numbers and operators between <c>{{</c> and <c>}}</c>.</summary>
    public int MaxTokens { get; init; } = 100_000;

    /// <summary>The deepest nesting of blocks and expressions.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The number of errors after which parsing stops.</summary>
    public int MaxErrors { get; init; } = 100;
}

namespace MilvusManifests.Templating;

/// <summary>How templates are parsed.</summary>
public sealed record ParseOptions
{
    /// <summary>What the product uses.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>Whether code may run to the end of the text without <c>}}</c>, and an escape block without its end.</summary>
    public bool AllowUnclosedCode { get; init; }

    /// <summary>Whether <c>elseif</c>, <c>unless</c>, <c>not</c> and their likes are errors that say what to write, rather than names of variables.</summary>
    public bool ReportsForeignWords { get; init; } = true;

    /// <summary>The deepest nesting of blocks and expressions.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The number of errors after which a parse is given up.</summary>
    public int MaxErrors { get; init; } = 100;
}

namespace MilvusManifests.Templating;

/// <summary>How a template is rendered.</summary>
internal sealed record RenderOptions
{
    /// <summary>The product's options, without includes.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>The name of the rendered text, such as the file it becomes; null for the template's own name.</summary>
    public string? Name { get; init; }

    /// <summary>Where included templates come from.</summary>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>Whether reading an unknown variable is an error rather than null.</summary>
    public bool StrictVariables { get; init; } = true;

    /// <summary>Whether reading a member or an item that does not exist, and an operator on null, is an error rather than null.</summary>
    public bool StrictMembers { get; init; } = true;

    /// <summary>
    /// Whether <c>??</c>, <c>?!</c>, <c>?.</c> and <c>object.default</c> may be used on an unknown variable or member, in strict mode too.
    /// </summary>
    public bool AllowTestedAbsence { get; init; } = true;

    /// <summary>Whether what a code block writes keeps the indent of the block.</summary>
    public bool AutoIndent { get; init; } = true;

    /// <summary>Whether empty lines are indented as well, which adds trailing spaces.</summary>
    public bool IndentOnEmptyLines { get; init; }

    /// <summary>The limits of the render.</summary>
    public RenderLimits Limits { get; init; } = RenderLimits.Default;
}

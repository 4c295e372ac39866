namespace MilvusManifests.Templating;

/// <summary>How a template is rendered.</summary>
internal sealed record RenderOptions
{
    /// <summary>What the product uses; includes find nothing.</summary>
    public static RenderOptions Default { get; } = new();

    /// <summary>What the text is called when it is read further, such as the file it becomes; null for the template's own name.</summary>
    public string? Name { get; init; }

    /// <summary>Where included templates come from.</summary>
    public ITemplateLoader? Loader { get; init; }

    /// <summary>Whether reading a variable that does not exist is an error rather than null.</summary>
    public bool StrictVariables { get; init; } = true;

    /// <summary>Whether reading a member or an item that does not exist, and an operator on null, is an error rather than null.</summary>
    public bool StrictMembers { get; init; } = true;

    /// <summary>
    /// Whether <c>??</c>, <c>?!</c>, <c>?.</c> and <c>object.default</c> may be given a variable or member that does not exist, in strict mode too.
    /// </summary>
    public bool AllowTestedAbsence { get; init; } = true;

    /// <summary>Whether what a code block writes keeps the indent of the block.</summary>
    public bool AutoIndent { get; init; } = true;

    /// <summary>Whether empty lines are indented as well: they stay empty unless blanks at their end are wanted.</summary>
    public bool IndentOnEmptyLines { get; init; }

    /// <summary>How much the render may spend.</summary>
    public RenderLimits Limits { get; init; } = RenderLimits.Default;
}

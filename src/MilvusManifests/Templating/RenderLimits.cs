namespace MilvusManifests.Templating;

/// <summary>How much a render may spend, counted in work and never in time; more is an error, nothing is cut off.</summary>
internal sealed record RenderLimits
{
    /// <summary>What manifests never come near.</summary>
    public static RenderLimits Default { get; } = new();

    /// <summary>The number of steps: every part of a template that is evaluated, and by their length the texts, arrays and objects that are made, printed or compared.</summary>
    public long MaxSteps { get; init; } = 2_000_000;

    /// <summary>The length of the output, and of any text on the way there, in UTF-16 code units.</summary>
    public int MaxOutputLength { get; init; } = 8 * 1024 * 1024;

    /// <summary>The depth of functions and includes that call each other.</summary>
    public int MaxCallDepth { get; init; } = 100;

    /// <summary>The number of errors after which a render is given up.</summary>
    public int MaxErrors { get; init; } = 20;
}

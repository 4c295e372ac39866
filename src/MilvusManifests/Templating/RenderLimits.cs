namespace MilvusManifests.Templating;

/// <summary>The limits of a render, counted in work and never in time; exceeding one is an error, nothing is cut off.</summary>
internal sealed record RenderLimits
{
    /// <summary>Limits that manifests never come near.</summary>
    public static RenderLimits Default { get; } = new();

    /// <summary>The number of steps: every part of a template that is evaluated, and, by their length, the texts, arrays and objects that are created, printed or compared.</summary>
    public long MaxSteps { get; init; } = 2_000_000;

    /// <summary>The length of the output, and of any text on the way there, in UTF-16 code units.</summary>
    public int MaxOutputLength { get; init; } = 8 * 1024 * 1024;

    /// <summary>The depth of functions and includes that call each other.</summary>
    public int MaxCallDepth { get; init; } = 100;

    /// <summary>The number of errors after which rendering stops.</summary>
    public int MaxErrors { get; init; } = 20;
}

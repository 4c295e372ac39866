namespace MilvusManifests.Templating;

/// <summary>How much a render may spend; more is an error, nothing is cut off.</summary>
public sealed record RenderLimits
{
    /// <summary>What manifests never come near.</summary>
    public static RenderLimits Default { get; } = new();

    /// <summary>The number of steps: statements, iterations, items and texts that functions make.</summary>
    public long MaxSteps { get; init; } = 10_000_000;

    /// <summary>The length of the output, and of any text on the way there, in UTF-16 code units.</summary>
    public int MaxOutputLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>The time.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The depth of functions and includes that call each other.</summary>
    public int MaxCallDepth { get; init; } = 100;

    /// <summary>The number of errors after which a render is given up.</summary>
    public int MaxErrors { get; init; } = 20;
}

namespace MilvusManifests.Tests.Comparison;

/// <summary>A change made to a real object, and the risks to be reported.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Kind">The kind of object it is made to.</param>
/// <param name="Patch">The change as JSON Patch in YAML's flow style.</param>
/// <param name="Expected">The kinds of risk, in order, and no other: <c>Port</c>, <c>NetworkWidened NetworkNarrowed</c>.</param>
public sealed record SeededChange(string Name, string Kind, string Patch, string Expected)
{
    /// <summary>An object that is added to both sides first; null where the rendered set has one.</summary>
    public string? Given { get; init; }

    /// <summary>What the object's name begins with; any when null.</summary>
    public string? Of { get; init; }

    /// <summary>Whether the patched object is the old side.</summary>
    public bool IsReversed { get; init; }

    public override string ToString() => Name;
}

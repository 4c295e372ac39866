using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The path from the root of a document to the current value; it is only formatted when there is something to report.</summary>
/// <param name="rootName">What messages call the root, such as a kind; null for any document.</param>
internal sealed class InstancePath(string? rootName = null)
{
    private const int Longest = 160;

    private Step[] steps = new Step[16];

    /// <summary>The number of steps below the root.</summary>
    public int Depth { get; private set; }

    /// <summary>The key of the value; null for the root and for an item.</summary>
    public YamlScalar? Key => Depth == 0 ? null : steps[Depth - 1].Key;

    /// <summary>Whether the value is an item of a sequence.</summary>
    public bool IsItem => Depth > 0 && steps[Depth - 1].Key is null;

    /// <summary>What a message calls the value: <c>'spec.replicas'</c>, <c>ServiceMonitor spec</c>, <c>the document</c>.</summary>
    public string Subject => (Depth, rootName) switch
    {
        (0, null) => "the document",
        (0, _) => rootName,
        (_, null) => $"'{this}'",
        _ => $"{rootName} {this}",
    };

    /// <summary>Steps to the value of a key.</summary>
    public void Push(YamlScalar key) => Add(new Step(key, 0));

    /// <summary>Steps to an item.</summary>
    public void Push(int index) => Add(new Step(null, index));

    /// <summary>Steps back.</summary>
    public void Pop() => Depth--;

    /// <summary>The path as <c>spec.containers[0].image</c>; only its end if it is long.</summary>
    public override string ToString()
    {
        var path = FieldPath.Root;
        foreach (var step in steps.AsSpan(0, Depth))
        {
            path = step.Key is { } key ? path.Field(key.Value) : path.Item(step.Index);
        }

        var text = path.ToString();
        return text.Length <= Longest ? text : string.Concat("...", text.AsSpan(text.Length - Longest + 3));
    }

    private void Add(Step step)
    {
        if (Depth == steps.Length)
        {
            Array.Resize(ref steps, Depth * 2);
        }

        steps[Depth++] = step;
    }

    private readonly record struct Step(YamlScalar? Key, int Index);
}

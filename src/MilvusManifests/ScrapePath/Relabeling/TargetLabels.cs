using System.Collections.Immutable;

namespace MilvusManifests.ScrapePath.Relabeling;

/// <summary>The value of a label of a target.</summary>
/// <param name="Text">The value, empty for a label that is missing; null if the set does not say it.</param>
internal readonly record struct LabelText(string? Text)
{
    /// <summary>A value that the set does not say.</summary>
    public static LabelText Unknown => new(null);

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown => Text is not null;
}

/// <summary>The labels of a target while they are relabelled.</summary>
/// <param name="Known">The labels that are there; null is a value that the set does not say.</param>
/// <param name="Open">The prefixes of labels that may be there although the set does not have them.</param>
internal sealed record TargetLabels(ImmutableSortedDictionary<string, string?> Known, ImmutableArray<string> Open)
{
    private static readonly ImmutableSortedDictionary<string, string?> Nothing = ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>No labels, and none that may be there.</summary>
    public static TargetLabels None { get; } = new(Nothing, []);

    /// <summary>The value of a label.</summary>
    public LabelText this[string name] =>
        Known.TryGetValue(name, out var value) ? new(value) : MayHave(name) ? LabelText.Unknown : new("");

    /// <summary>These labels with another value of one; an empty value removes it.</summary>
    public TargetLabels With(string name, string? value) => this with { Known = value is { Length: 0 } ? Known.Remove(name) : Known.SetItem(name, value) };

    private bool MayHave(string name)
    {
        foreach (var prefix in Open)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

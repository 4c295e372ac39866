using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>The labels that series may have.</summary>
/// <param name="Names">Those that are known, each once: a few dozen at most, so that looking through them is faster than hashing.</param>
/// <param name="IsOpen">Whether there may be others.</param>
internal sealed record SeriesLabels(ImmutableArray<string> Names, bool IsOpen)
{
    /// <summary>No label at all.</summary>
    public static SeriesLabels None { get; } = new([], false);

    /// <summary>Any labels.</summary>
    public static SeriesLabels Any { get; } = new([], true);

    /// <summary>Exactly these.</summary>
    public static SeriesLabels Of(IEnumerable<string> names) => None.With(names);

    /// <summary>Whether a series may have a label.</summary>
    public bool Has(string label) => IsOpen || IsListed(label);

    /// <summary>Whether a label is one of those that are known.</summary>
    public bool IsListed(string label)
    {
        foreach (var name in Names)
        {
            if (string.Equals(name, label, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>These and one more.</summary>
    public SeriesLabels With(string label) => IsListed(label) ? this : this with { Names = Names.Add(label) };

    /// <summary>These and more.</summary>
    public SeriesLabels With(IEnumerable<string> labels)
    {
        ImmutableArray<string>.Builder? all = null;
        foreach (var label in labels)
        {
            if (!IsListed(label) && all?.Contains(label) != true)
            {
                if (all is null)
                {
                    all = ImmutableArray.CreateBuilder<string>(Names.Length + 8);
                    all.AddRange(Names);
                }

                all.Add(label);
            }
        }

        return all is null ? this : this with { Names = all.DrainToImmutable() };
    }

    /// <summary>These but for some. Of open ones the others remain unknown.</summary>
    public SeriesLabels Without(ImmutableArray<LabelName> labels)
    {
        var rest = this;
        foreach (var label in labels)
        {
            rest = rest.Without(label.Name);
        }

        return rest;
    }

    /// <summary>These but for one.</summary>
    public SeriesLabels Without(string label) => IsListed(label) ? this with { Names = Names.Remove(label, StringComparer.Ordinal) } : this;

    /// <summary>Only some of these.</summary>
    public SeriesLabels Only(ImmutableArray<LabelName> labels)
    {
        var kept = ImmutableArray.CreateBuilder<string>(labels.Length);
        foreach (var label in labels)
        {
            if (Has(label.Name) && !kept.Contains(label.Name))
            {
                kept.Add(label.Name);
            }
        }

        return new(kept.DrainToImmutable(), false);
    }

    /// <summary>These or others.</summary>
    public SeriesLabels Or(SeriesLabels other)
    {
        var all = ReferenceEquals(this, other) ? this : With(other.Names);
        return other.IsOpen && !IsOpen ? all with { IsOpen = true } : all;
    }
}

using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.Lint.Inference;

/// <summary>The labels that series may have.</summary>
/// <param name="Names">Those that are known.</param>
/// <param name="IsOpen">Whether there may be others.</param>
internal sealed record SeriesLabels(ImmutableHashSet<string> Names, bool IsOpen)
{
    private static readonly ImmutableHashSet<string> Nothing = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>No label at all.</summary>
    public static SeriesLabels None { get; } = new(Nothing, false);

    /// <summary>Any labels.</summary>
    public static SeriesLabels Any { get; } = new(Nothing, true);

    /// <summary>Exactly these.</summary>
    public static SeriesLabels Of(IEnumerable<string> names) => new(Nothing.Union(names), false);

    /// <summary>Whether a series may have a label.</summary>
    public bool Has(string label) => IsOpen || Names.Contains(label);

    /// <summary>These and more.</summary>
    public SeriesLabels With(params IEnumerable<string> labels) => this with { Names = Names.Union(labels) };

    /// <summary>These but for some. Of open ones the others remain unknown.</summary>
    public SeriesLabels Without(params IEnumerable<string> labels) => this with { Names = Names.Except(labels) };

    /// <summary>Only some of these.</summary>
    public SeriesLabels Only(IEnumerable<LabelName> labels) => new(Nothing.Union(labels.Select(label => label.Name).Where(Has)), false);

    /// <summary>These or others.</summary>
    public SeriesLabels Or(SeriesLabels other) => new(Names.Union(other.Names), IsOpen || other.IsOpen);
}

namespace MilvusManifests.PromQL.Syntax;

/// <summary>When a selector or a subquery is evaluated, if not now.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/querying/basics/#offset-modifier</remarks>
internal sealed record SelectorTime
{
    /// <summary>Now: no modifier.</summary>
    public static SelectorTime Now { get; } = new();

    /// <summary>How long ago; null if that is not said.</summary>
    public DurationExpression? Offset { get; init; }

    /// <summary>The time of <c>@</c>, in milliseconds since 1970; null if that is not said, or is the start or the end of the query.</summary>
    public long? Timestamp { get; init; }

    /// <summary>Whether <c>@ start()</c> is said.</summary>
    public bool IsStart { get; init; }

    /// <summary>Whether <c>@ end()</c> is said.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Whether <c>@</c> is said at all.</summary>
    public bool HasAt => Timestamp is not null || IsStart || IsEnd;
}

namespace MilvusManifests.PromQL;

/// <summary>Which PromQL a Prometheus accepts: that of its version, and what <c>--enable-feature</c> adds.</summary>
/// <param name="Version">The version, major and minor: <c>3.5</c>.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/feature_flags/</remarks>
internal sealed record PromQLFeatures(PrometheusVersion Version)
{
    /// <summary>What the newest known Prometheus accepts without a flag.</summary>
    public static PromQLFeatures Newest { get; } = new(new PrometheusVersion(3, 12));

    /// <summary>Everything that any version or flag adds, to tell what is not PromQL at all from what is not enabled.</summary>
    public static PromQLFeatures Everything { get; } = new(new PrometheusVersion(3, 16))
    {
        ExperimentalFunctions = true,
        DurationExpressions = true,
        ExtendedRangeSelectors = true,
        FillModifiers = true,
    };

    /// <summary>Whether experimental functions and aggregations are enabled: <c>promql-experimental-functions</c>.</summary>
    public bool ExperimentalFunctions { get; init; }

    /// <summary>Whether durations can be calculated: <c>promql-duration-expr</c>, since 3.4; always since 3.14.</summary>
    public bool DurationExpressions { get; init; } = Version.IsAtLeast(3, 14);

    /// <summary>Whether <c>anchored</c> and <c>smoothed</c> are enabled: <c>promql-extended-range-selectors</c>, since 3.7; always since 3.16.</summary>
    public bool ExtendedRangeSelectors { get; init; } = Version.IsAtLeast(3, 16);

    /// <summary>Whether <c>fill</c>, <c>fill_left</c> and <c>fill_right</c> are enabled: <c>promql-binop-fill-modifiers</c>, since 3.10.</summary>
    public bool FillModifiers { get; init; }

    /// <summary>Whether names of metrics and labels may be quoted: since 3.0.</summary>
    public bool QuotedNames => Version.Major >= 3;

    /// <summary>The language of a Prometheus.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="enabled">Its feature flags, as in <c>spec.enableFeatures</c>; others than those of PromQL are ignored.</param>
    public static PromQLFeatures Of(PrometheusVersion version, IEnumerable<string> enabled)
    {
        var features = new PromQLFeatures(version);
        foreach (var flag in enabled)
        {
            features = flag switch
            {
                "promql-experimental-functions" => features with { ExperimentalFunctions = true },
                "promql-duration-expr" when version.IsAtLeast(3, 4) => features with { DurationExpressions = true },
                "promql-extended-range-selectors" when version.IsAtLeast(3, 7) => features with { ExtendedRangeSelectors = true },
                "promql-binop-fill-modifiers" when version.IsAtLeast(3, 10) => features with { FillModifiers = true },
                _ => features,
            };
        }

        return features;
    }
}

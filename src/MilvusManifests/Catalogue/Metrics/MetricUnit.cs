namespace MilvusManifests.Catalogue.Metrics;

/// <summary>What the value of a metric counts, or a histogram's observations.</summary>
internal enum MetricUnit
{
    /// <summary>Things: requests, rows, nodes.</summary>
    Count,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>Seconds since 1970.</summary>
    UnixSeconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Megabytes.</summary>
    Megabytes,

    /// <summary>A share, from 0 to 1.</summary>
    Ratio,

    /// <summary>A share, from 0 to 100.</summary>
    Percent,

    /// <summary>1 for yes, 0 for no.</summary>
    Boolean,

    /// <summary>Always 1: what it says is in its labels.</summary>
    One,

    /// <summary>It depends on a label.</summary>
    Various,
}

/// <summary>How units are written in the tables and in reports.</summary>
internal static class MetricUnits
{
    /// <summary>The unit as reports have it: <c>ms</c>; empty for a count.</summary>
    public static string Text(this MetricUnit unit) => unit switch
    {
        MetricUnit.Seconds => "seconds",
        MetricUnit.Milliseconds => "milliseconds",
        MetricUnit.Microseconds => "microseconds",
        MetricUnit.UnixSeconds => "seconds since 1970",
        MetricUnit.Bytes => "bytes",
        MetricUnit.Megabytes => "megabytes",
        MetricUnit.Ratio => "ratio (0 to 1)",
        MetricUnit.Percent => "percent (0 to 100)",
        MetricUnit.Boolean => "0 or 1",
        MetricUnit.One => "always 1",
        MetricUnit.Various => "depends on a label",
        _ => "",
    };

    /// <summary>The unit of a table's word; null where there is none.</summary>
    public static MetricUnit? Find(ReadOnlySpan<char> word) => word switch
    {
        "-" => MetricUnit.Count,
        "s" => MetricUnit.Seconds,
        "ms" => MetricUnit.Milliseconds,
        "us" => MetricUnit.Microseconds,
        "unix" => MetricUnit.UnixSeconds,
        "bytes" => MetricUnit.Bytes,
        "MB" => MetricUnit.Megabytes,
        "ratio" => MetricUnit.Ratio,
        "percent" => MetricUnit.Percent,
        "bool" => MetricUnit.Boolean,
        "one" => MetricUnit.One,
        "various" => MetricUnit.Various,
        _ => null,
    };
}

using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of durations and of points in time.</summary>
internal static class TimeFunctions
{
    private const decimal Millisecond = 1e6m;

    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("duration", 1, 1, operands => operands[0] switch
        {
            CelDuration duration => duration,
            string text => (object?)CelDuration.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not a duration"),
            _ => null,
        }),
        CelFunction.Global("timestamp", 1, 1, operands => operands[0] switch
        {
            CelTimestamp time => time,
            long seconds => new CelTimestamp(seconds * 1e9m),
            string text => (object?)CelTimestamp.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not a timestamp"),
            _ => null,
        }),
        OfTime("getFullYear", time => time.Year),
        OfTime("getMonth", time => time.Month - 1),
        OfTime("getDayOfMonth", time => time.Day - 1),
        OfTime("getDate", time => time.Day),
        OfTime("getDayOfWeek", time => (int)time.DayOfWeek),
        OfTime("getDayOfYear", time => time.DayOfYear - 1),
        OfTime("getHours", time => time.Hour),
        OfTime("getMinutes", time => time.Minute),
        OfTime("getSeconds", time => time.Second),
        OfTime("getMilliseconds", time => time.Millisecond),
        OfDuration("getHours", 3_600_000 * Millisecond),
        OfDuration("getMinutes", 60_000 * Millisecond),
        OfDuration("getSeconds", 1000 * Millisecond),
        OfDuration("getMilliseconds", Millisecond),
    ];

    /// <summary>The sum or difference of times and durations; null for anything else.</summary>
    public static object? Calculate(string symbol, object? left, object? right) => (symbol, left, right) switch
    {
        ("+", CelDuration one, CelDuration other) => new CelDuration(one.Nanoseconds + other.Nanoseconds),
        ("-", CelDuration one, CelDuration other) => new CelDuration(one.Nanoseconds - other.Nanoseconds),
        ("+", CelTimestamp time, CelDuration duration) => new CelTimestamp(time.Nanoseconds + duration.Nanoseconds),
        ("+", CelDuration duration, CelTimestamp time) => new CelTimestamp(time.Nanoseconds + duration.Nanoseconds),
        ("-", CelTimestamp time, CelDuration duration) => new CelTimestamp(time.Nanoseconds - duration.Nanoseconds),
        ("-", CelTimestamp one, CelTimestamp other) => new CelDuration(one.Nanoseconds - other.Nanoseconds),
        _ => null,
    };

    private static CelFunction OfTime(string name, Func<DateTime, int> read) => CelFunction.Member(name, 1, 2, operands =>
        operands[0] is not CelTimestamp time || (operands.Length > 1 && operands[1] is not string) ? null
            : time.In(operands.Length > 1 ? (string)operands[1]! : "UTC") is { } local ? (long)read(local)
            : new CelError($"the time zone {ValueText.Quote((operands.Length > 1 ? operands[1] as string : null) ?? "UTC")}", IsOurs: true));

    private static CelFunction OfDuration(string name, decimal unit) =>
        CelFunction.Member(name, 1, 1, operands => operands[0] is CelDuration duration ? (long)decimal.Truncate(duration.Nanoseconds / unit) : null);
}

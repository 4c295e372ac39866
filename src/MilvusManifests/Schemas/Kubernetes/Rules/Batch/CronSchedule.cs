using System.Globalization;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Batch;

/// <summary>The schedules of CronJobs as the API server reads them: five fields, or a word such as <c>@daily</c>.</summary>
internal static class CronSchedule
{
    private const string Every = "@every ";
    private static readonly string[] Words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Field[] Fields =
    [
        new("minute", 0, 59, []),
        new("hour", 0, 23, []),
        new("day of the month", 1, 31, []),
        new("month", 1, 12, Months),
        new("day of the week", 0, 6, Days),
    ];

    /// <summary>What is wrong with a schedule, as the end of a sentence; null if nothing is.</summary>
    public static string? Fault(string schedule)
    {
        if (schedule.Contains("TZ", StringComparison.Ordinal))
        {
            return "it must not have a time zone; set timeZone instead";
        }

        if (schedule.StartsWith('@'))
        {
            return Words.Contains(schedule, StringComparer.Ordinal) || (schedule.StartsWith(Every, StringComparison.Ordinal) && CelDuration.Parse(schedule[Every.Length..]) is not null)
                ? null : $"use {ValueText.Choice(Words)}, or @every with a duration such as 1h30m";
        }

        var fields = schedule.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"expected 5 fields, found {fields.Length}");
        }

        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var range in fields[i].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (Fields[i].Fault(range) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    private sealed record Field(string Name, int Least, int Greatest, string[] Names)
    {
        public string? Fault(string range)
        {
            var steps = range.Split('/');
            var ends = steps[0].Split('-');
            if (steps.Length > 2)
            {
                return $"the {Name} {ValueText.Quote(range)} has more than one '/'";
            }

            if (steps.Length == 2 && (Number(steps[1]) is not > 0))
            {
                return $"the step of the {Name} {ValueText.Quote(range)} must be a positive number";
            }

            if (ends[0] is "*" or "?")
            {
                return null;
            }

            return ends.Length > 2 ? $"the {Name} {ValueText.Quote(range)} has more than one '-'" : FaultOfEnds(ends, range);
        }

        private string? FaultOfEnds(string[] ends, string range)
        {
            int? first = null;
            foreach (var end in ends)
            {
                if (Value(end) is not { } value || value < Least || value > Greatest)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"the {Name} {ValueText.Quote(end)} is not a number from {Least} to {Greatest}{(Names.Length == 0 ? "" : $" or a name such as {Names[0]}")}");
                }

                if (value < first)
                {
                    return $"the {Name} {ValueText.Quote(range)} ends before it begins";
                }

                first ??= value;
            }

            return null;
        }

        private int? Value(string text) =>
            Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? index + Least : Number(text);

        private static int? Number(string text) =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
    }
}

using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint.Inference;
using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Annotations show values in the unit that they have.</summary>
internal sealed class TemplateUnits : QueryCheck
{
    /// <summary>A value in another unit.</summary>
    public static readonly DiagnosticCode Misread = new(
        "MM4218",
        "template that shows a value in the wrong unit",
        "humanizePercentage multiplies by 100, and humanizeDuration takes seconds. A percentage becomes 9500 %, and 300 milliseconds become five minutes.",
        new CodeExample(
            "alert Milliseconds: annotation 'summary' shows milliseconds with humanizeDuration, which takes seconds",
            "annotations:\n  summary: \"{{ $value | humanizeDuration }}\""),
        "Divide in the expression, or write the unit behind {{ $value | humanize }}.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Misread;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (query.Use != QueryUse.Alert || UnitInference.Of(query.Expression, set) is not { } unit)
        {
            return;
        }

        foreach (var (what, text, template) in query.Texts)
        {
            foreach (var use in template.Values)
            {
                if (use.Functions.FirstOrDefault(function => Expected(function, unit) is not null) is { } function)
                {
                    found.Add(new(query, query.Expression.Span, $"{what} shows {Name(unit)} with {function}, which takes {Expected(function, unit)}")
                    {
                        Place = text.At(use.Span.Start, use.Span.Length),
                        Subject = function,
                    });
                }
            }
        }
    }

    // What a function takes, where that is not the unit.
    private static string? Expected(string function, MetricUnit unit) => function switch
    {
        "humanizePercentage" when unit is MetricUnit.Percent or MetricUnit.Bytes or MetricUnit.Megabytes or MetricUnit.Seconds or MetricUnit.Milliseconds or MetricUnit.Microseconds => "a share from 0 to 1",
        "humanizeDuration" when unit is MetricUnit.Milliseconds or MetricUnit.Microseconds or MetricUnit.Percent or MetricUnit.Ratio or MetricUnit.Bytes or MetricUnit.Megabytes or MetricUnit.UnixSeconds => "seconds",
        "humanizeTimestamp" when unit is MetricUnit.Seconds or MetricUnit.Milliseconds or MetricUnit.Bytes or MetricUnit.Ratio or MetricUnit.Percent => "seconds since 1970",
        "humanize1024" when unit is MetricUnit.Seconds or MetricUnit.Milliseconds or MetricUnit.Microseconds or MetricUnit.Ratio or MetricUnit.Percent => "bytes",
        _ => null,
    };

    private static string Name(MetricUnit unit) => unit switch
    {
        MetricUnit.Percent => "a percentage",
        MetricUnit.Ratio => "a share",
        MetricUnit.UnixSeconds => "a time",
        MetricUnit.Megabytes => "megabytes",
        MetricUnit.Bytes => "bytes",
        MetricUnit.Seconds => "seconds",
        MetricUnit.Milliseconds => "milliseconds",
        MetricUnit.Microseconds => "microseconds",
        _ => "a number",
    };
}

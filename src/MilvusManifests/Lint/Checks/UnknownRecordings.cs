using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Recorded series are recorded by somebody.</summary>
internal sealed class UnknownRecordings : QueryCheck
{
    /// <summary>A recorded series without a rule.</summary>
    public static readonly DiagnosticCode Unknown = new(
        "MM4202",
        "series that no rule records",
        "A name with a colon is that of a recording rule, by convention. No rule of the set records this one, so that what is built on it selects nothing.",
        new CodeExample(
            "alert NotRecorded: no rule of the set records 'cluster:cpu:sum'",
            "expr: cluster:cpu:sum > 5"),
        "Add the recording rule, or write its expression in its place.");

    /// <inheritdoc/>
    public override DiagnosticCode Code => Unknown;

    /// <inheritdoc/>
    protected override void Check(LintedQuery query, LintedSet set, List<LintFault> found)
    {
        if (!set.IsComplete)
        {
            return;
        }

        foreach (var selector in query.Selectors)
        {
            if (selector.Metric is { } name && name.Contains(':', StringComparison.Ordinal) && !query.IsVariable(selector.NameSpan)
                && !set.Recordings.ContainsKey(name) && set.Find(name) is null)
            {
                found.Add(new(query, selector.NameSpan, $"no rule of the set records '{name}'")
                {
                    Hint = Suggestion.For(name, set.Recordings.Keys) is { } nearest ? $"{Suggestion.Lead} {nearest}?" : null,
                    Subject = name,
                });
            }
        }
    }
}

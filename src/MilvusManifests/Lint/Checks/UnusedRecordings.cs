using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>What is recorded is used.</summary>
internal sealed class UnusedRecordings : ILintCheck
{
    /// <summary>A recording rule without a use.</summary>
    public static readonly DiagnosticCode Unused = new(
        "MM4219",
        "recording rule that nothing uses",
        "A recording rule costs an evaluation every interval and a series for each of its results, whether somebody reads them or not.",
        new CodeExample("recording rule instance:node_cpu:ratio: no rule and no dashboard of the set uses it", "record: instance:node_cpu:ratio"),
        "Remove the rule, or suppress this with the name of whoever uses it.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Unused;

    /// <inheritdoc/>
    public Severity Severity => Severity.Information;

    /// <inheritdoc/>
    public IEnumerable<LintFault> Run(LintedSet set)
    {
        if (!set.IsComplete)
        {
            yield break;
        }

        var used = set.Queries.SelectMany(query => query.Selectors).Select(selector => selector.Metric).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (name, rules) in set.Recordings.OrderBy(recording => recording.Key, StringComparer.Ordinal))
        {
            if (!used.Contains(name) && !set.IsMentioned(name))
            {
                yield return new(rules[0], rules[0].Expression.Span, "no rule and no dashboard of the set uses it") { Place = rules[0].Rule!.Record!.Location, Subject = name };
            }
        }
    }
}

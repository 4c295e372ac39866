using MilvusManifests.Text;

namespace MilvusManifests.Lint;

/// <summary>One kind of mistake in queries that Prometheus accepts.</summary>
internal interface ILintCheck
{
    /// <summary>The code of everything that it finds.</summary>
    public DiagnosticCode Code { get; }

    /// <summary>How much it matters where a fault says nothing else.</summary>
    public Severity Severity => Severity.Warning;

    /// <summary>Everything that it finds, in the order of the queries.</summary>
    public IEnumerable<LintFault> Run(LintedSet set);
}

/// <summary>A check that looks at one query after another.</summary>
internal abstract class QueryCheck : ILintCheck
{
    /// <inheritdoc/>
    public abstract DiagnosticCode Code { get; }

    /// <inheritdoc/>
    public virtual Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<LintFault> Run(LintedSet set)
    {
        foreach (var query in set.Queries)
        {
            foreach (var fault in Run(query, set))
            {
                yield return fault;
            }
        }
    }

    /// <summary>Everything that it finds in a query.</summary>
    protected abstract IEnumerable<LintFault> Run(LintedQuery query, LintedSet set);
}

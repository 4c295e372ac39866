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
        var found = new List<LintFault>();
        foreach (var query in set.Queries)
        {
            Check(query, set, found);
        }

        return found;
    }

    /// <summary>Adds everything that it finds in a query.</summary>
    protected abstract void Check(LintedQuery query, LintedSet set, List<LintFault> found);
}

using System.Collections.Immutable;
using MilvusManifests.Lint;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>A check of queries, run on the rules and dashboards of a set.</summary>
/// <param name="lint">The check.</param>
internal sealed class LintedQueries(ILintCheck lint) : IObjectCheck
{
    /// <inheritdoc/>
    public DiagnosticCode Code => lint.Code;

    /// <inheritdoc/>
    public Severity Severity => lint.Severity;

    /// <inheritdoc/>
    public ImmutableArray<Purpose> Purposes { get; } = PublishedQueries.Of(lint);

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set) => Run(set.Linted);

    /// <summary>Everything that it finds in queries, in their order.</summary>
    public IEnumerable<ObjectFault> Run(LintedObjects linted)
    {
        foreach (var fault in lint.Run(linted.Set))
        {
            yield return new(linted.Owners[fault.Query.Document!], fault.Location, $"{fault.Query.Owner}: {fault.Message}")
            {
                Severity = fault.Severity,
                Hint = fault.Hint,
                Related = fault.Related,
                Subject = fault.Subject,
            };
        }
    }
}

using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Queries of dashboards and templates are PromQL. Those of rules are checked when the rule is.</summary>
internal sealed class UnparsedQueries : ILintCheck
{
    /// <summary>A query that Prometheus refuses.</summary>
    public static readonly DiagnosticCode Unparsed = new(
        "MM4221",
        "query that Prometheus refuses",
        "The query of a panel, of a variable or of a template is not PromQL, or not that of the version that runs: the panel shows an error, and the text of the alert one in the place of the value.",
        new CodeExample("panel 'Requests' of dashboard 'Milvus': unclosed '('"),
        "Correct the query where the place points to.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Unparsed;

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<LintFault> Run(LintedSet set) => set.Unparsed;
}

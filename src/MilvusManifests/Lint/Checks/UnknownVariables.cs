using MilvusManifests.Text;

namespace MilvusManifests.Lint.Checks;

/// <summary>Queries of dashboards use variables that the dashboard has.</summary>
internal sealed class UnknownVariables : ILintCheck
{
    /// <summary>A variable that Grafana leaves as it is.</summary>
    public static readonly DiagnosticCode Unknown = new(
        "MM4223",
        "variable that the dashboard does not have",
        "Grafana replaces the variables that the dashboard declares, and its own, which begin with two underscores. It sends any other to Prometheus as it is written: Prometheus refuses the query, or, "
        + "where it is the value of a matcher, finds no series that has it.",
        new CodeExample("panel 'Requests' of dashboard 'Milvus': the dashboard has no variable 'namespce'; did you mean 'namespace'?"),
        "Correct the name, or declare the variable in the settings of the dashboard.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Unknown;

    /// <inheritdoc/>
    public IEnumerable<LintFault> Run(LintedSet set) => set.UnknownVariables;
}

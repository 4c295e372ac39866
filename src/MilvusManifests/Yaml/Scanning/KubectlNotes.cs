using MilvusManifests.Text;

namespace MilvusManifests.Yaml.Scanning;

/// <summary>Warns of what YAML 1.2 allows and the reader of kubectl, Helm and Argo CD refuses.</summary>
internal sealed class KubectlNotes(SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>Warns of a construct.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="what">What it is: <c>a tab after '-'</c>.</param>
    /// <param name="advice">What to do instead: <c>use a space</c>.</param>
    public void Add(int start, int end, string what, string advice) =>
        AddWarning(start, end, $"kubectl, Helm and Argo CD cannot read {what}; {advice}");

    /// <summary>Warns of content that is ignored.</summary>
    public void AddIgnored(int start, string message) => AddWarning(start, start, message);

    private void AddWarning(int start, int end, string message) =>
        diagnostics.Add(Diagnostic.Warning(YamlCodes.NotReadByKubectl, source.At(start, end - start), message));
}

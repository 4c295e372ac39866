using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Each of the user's templates has a part in the set: it writes a file, replaces a shipped template, or is included.</summary>
internal sealed class UnusedTemplates : ICheck
{
    /// <summary>A template of the user's that has no part in the set.</summary>
    public static readonly DiagnosticCode Unused = new(
        "MM4506",
        "unused template",
        "A template replaces the shipped one of the same path, or writes a file of its own when it is named setup/*.yaml.sbn, manifests/*.yaml.sbn or "
        + "milvus/*.yaml.sbn, or is included by another template. This one does none of these.",
        new(
            "'manifest/prometheus-service.yaml.sbn' is not included by any template and does not write a file; did you mean "
            + "'manifests/prometheus-service.yaml.sbn'?",
            "templates/manifest/prometheus-service.yaml.sbn"),
        "Correct its name, or remove it.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Unused];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var templates = set.Inputs.Templates;
        var unused = templates.Own.Where(path => !TemplateSet.IsManifest(path) && !ShippedTemplates.Has(path) && !set.Set.Used.Templates.ContainsKey(path));
        return
        [
            .. templates.Strays.Select(path => Report(
                templates, path, $"'{path}' is not read; name it '{Path.ChangeExtension(path, null)}.yaml{TemplateSet.Suffix}' to have it written")),
            .. unused.Select(path => Report(
                templates,
                path,
                $"'{path}' is not included by any template and does not write a file{Suggestion.Phrase(path, ShippedTemplates.Paths)}",
                "a template that writes a file is named setup/*.yaml.sbn, manifests/*.yaml.sbn or milvus/*.yaml.sbn")),
        ];
    }

    private static Diagnostic Report(TemplateSet templates, string path, string message, string? hint = null) =>
        Diagnostic.Warning(Unused, new SourceText(templates.ShownPath(path), "").At(0, 0), message, hint);
}

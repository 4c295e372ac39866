using System.Collections.Immutable;
using MilvusManifests.Rendering;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Each of the user's templates has a part in the set: it writes a file, stands in for a shipped one, or is included.</summary>
internal sealed class UnusedTemplates : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Text.Codes.TemplateUnused];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        var templates = set.Inputs.Templates;
        return templates.Own
            .Where(path => !TemplateSet.IsManifest(path) && !ShippedTemplates.Has(path) && !set.Set.Used.Templates.ContainsKey(path))
            .Select(path => Diagnostic.Warning(
                Text.Codes.TemplateUnused,
                new SourceText(templates.ShownPath(path), "").At(0, 0),
                $"no template includes '{path}', and it writes no file of its own{Suggestion.Phrase(path, ShippedTemplates.Paths)}",
                "a template that writes a file is named setup/*.yaml.sbn, manifests/*.yaml.sbn or milvus/*.yaml.sbn"));
    }
}
